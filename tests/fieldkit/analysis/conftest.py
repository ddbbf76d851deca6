"""The 中卫 sample as the facts that coverage asks for."""

from types import SimpleNamespace

import pytest

from fieldkit.analysis.coverage import CircleFacts, CommunityFacts, OutletFacts, coverage
from fieldkit.plans.reading import choose_profile
from fieldkit.registers.samples import load_sample


@pytest.fixture(scope="session")
def zhongwei():
    sample = load_sample("zhongwei")
    plan, profile = choose_profile("zhongwei/annex2")
    communities = tuple(
        CommunityFacts(one.code, one.name, one.order, one.population, str(one.circle))
        for one in sample.communities
    )
    circles = tuple(CircleFacts(str(one.number), one.name, one.population) for one in sample.circles)
    outlets = tuple(
        OutletFacts(one.key, one.community, one.business_type, one.is_open) for one in sample.outlets
    )
    return SimpleNamespace(
        sample=sample,
        plan=plan,
        profile=profile,
        communities=communities,
        circles=circles,
        outlets=outlets,
        matrix=coverage(communities, circles, outlets, plan, profile),
    )
