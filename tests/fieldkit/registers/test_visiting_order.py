"""Whatever order visits arrive in, the same households are to be visited and the same figures come out."""

from hypothesis import given
from hypothesis import strategies as st

from fieldkit.registers.household import MAIN, SPARE
from fieldkit.registers.visit import OUTCOMES
from fieldkit.registers.visiting import Attempt, Draw, in_force, quotas, response, standing

DOORS = [f"{building}-{number}" for building in (1, 2) for number in range(6)]
SAMPLE = [
    Draw(door, "seed=1", door[0], MAIN if at % 6 < 3 else SPARE, at % 3 + 1) for at, door in enumerate(DOORS)
]
TIMES = [f"2026-06-{day:02}T09:30:00+08:00" for day in (1, 2, 3)]
VISITS = st.lists(
    st.tuples(
        st.sampled_from(DOORS),
        st.builds(
            Attempt,
            at=st.sampled_from(TIMES),
            outcome=st.sampled_from([option.code for option in OUTCOMES]),
            come_again=st.sampled_from(["", "2026-07-01T19:00:00+08:00"]),
            visitor=st.sampled_from(["王", "李", "赵"]),
        ),
    ),
    max_size=40,
)


def figures(visits):
    by_door = {door: [one for at, one in visits if at == door] for door in DOORS}
    found = {door: standing(attempts) for door, attempts in by_door.items()}
    return found, in_force(SAMPLE, found), set(quotas(SAMPLE, found)), response(found.values())


@given(VISITS, st.randoms(use_true_random=False))
def test_the_order_in_which_visits_arrive_changes_nothing(visits, chance):
    shuffled = list(visits)
    chance.shuffle(shuffled)
    assert figures(shuffled) == figures(visits)


@given(VISITS)
def test_as_many_households_are_in_force_as_were_drawn_or_lost_in_addition(visits):
    found, force, _, _ = figures(visits)
    for stratum in ("1", "2"):
        own = [one for one in SAMPLE if one.stratum == stratum]
        here = [one.household for one in own if one.household in force]
        lost = sum(found[door].is_lost for door in here)
        assert len(here) == len(own) or len(here) - lost == sum(one.drawn == MAIN for one in own)
