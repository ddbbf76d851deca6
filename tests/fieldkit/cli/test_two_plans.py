"""One workspace under two plans: both answers right, and nothing typed twice."""

import json
import shutil

import pytest

from fieldkit.cli.main import main


@pytest.fixture
def run(capsys):
    def call(*words):
        assert main([str(word) for word in words]) == 0
        return capsys.readouterr().out

    return call


@pytest.fixture
def folder(sample_folder, tmp_path):
    return shutil.copytree(sample_folder, tmp_path / "中卫.fieldkit")


@pytest.fixture
def told(run, folder):
    return lambda *words: json.loads(run(words[0], folder, *words[1:], "--json"))


def test_each_plan_asks_for_its_own_types_by_its_own_names(told):
    zhongwei, zhanjiang = (told("coverage", "--plan", plan) for plan in ("zhongwei", "zhanjiang"))
    assert list(zhongwei) == list(zhanjiang), "the same 33 communities"
    here, there = zhongwei["瑞丰社区"], zhanjiang["瑞丰社区"]
    assert (len(here), len(there)) == (22, 15)
    assert (here["菜市场"], here["生鲜超市"]) == ("缺失", "齐全")
    assert there["菜市场"] == "齐全", "湛江 lets a shop for fresh food stand for a market"
    assert "前置仓" not in here
    assert told("coverage", "--plan", "nantong")["瑞丰社区"]["前置仓"] == "缺失"


def test_the_same_outlets_may_be_enough_for_one_list_of_basic_types_and_not_for_another(told):
    boards = {
        plan: {one["id"]: one for one in told("targets", "--plan", plan, "--on", "2025-12-31")}
        for plan in ("zhongwei", "zhanjiang")
    }
    basic = (boards["zhongwei"]["zhongwei.W-08.basic"], boards["zhanjiang"]["zhanjiang.Z-05.2028"])
    assert [one["required"] for one in basic] == [100, 100]
    assert basic[0]["actual"] != basic[1]["actual"]
    names = ("便利店", "超市", "菜市场", "餐饮", "家政", "药店", "维修")
    rows = told("coverage", "--plan", "zhanjiang").values()
    complete = [row for row in rows if all(row[name] != "缺失" for name in names)]
    assert basic[1]["actual"] == pytest.approx(100 * len(complete) / 33, abs=0.05)


def test_each_plan_has_its_own_thresholds(told):
    satisfied = {
        plan: [one["required"] for one in told("targets", "--plan", plan) if one["measure"] == "satisfaction"]
        for plan in ("zhongwei", "zhanjiang", "huaian")
    }
    assert satisfied == {"zhongwei": [85], "zhanjiang": [90], "huaian": [90]}
    chains = [one for one in told("targets", "--plan", "zhanjiang") if one["measure"] == "chain_share"]
    assert [(one["required"], one["met"]) for one in chains] == [(30, False)]
    assert not [one for one in told("targets", "--plan", "zhongwei") if one["measure"] == "chain_share"]
    sizes = {plan: told("findings", "--plan", plan) for plan in ("zhongwei", "nantong")}
    assert len([one for one in sizes["zhongwei"] if one["kind"] == "size"]) == 12
    assert not [one for one in sizes["nantong"] if one["kind"] == "size"]


def test_each_plan_has_its_own_distances(told):
    limits = {plan: told("reach", "--plan", plan)[0]["types"]["便利店"] for plan in ("zhongwei", "huaian")}
    assert limits["zhongwei"]["item"] == "W-43"
    assert limits["huaian"]["item"] == "H-06"
    assert limits["zhongwei"]["straight_m"] == limits["huaian"]["straight_m"]


def test_switching_there_and_back_changes_no_record_and_no_answer(run, told, folder):
    digest = run("digest", folder)
    before = {command: told(command) for command in ("coverage", "findings", "bases")}
    run("plan", folder, "use", "zhanjiang")
    assert told("coverage") == told("coverage", "--plan", "zhanjiang")
    assert [one["title"] for one in told("bases")] == ["一店一早", "一菜一修", "一老一小"]
    run("plan", folder, "use", "zhongwei")
    assert {command: told(command) for command in before} == before
    assert run("digest", folder) == digest
