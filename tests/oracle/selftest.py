"""Hand-checked cases that show how the oracle reads status.md.  Run: selftest.py"""
import unittest

from lights import Model, derive, evaluate, parse, proposal
from limits import level, yellow
from repo import plain
from tomltext import decimals, digits

PERIODS = [("t1", "04-30"), ("t2", "08-31"), ("t3", "12-31")]


def light(define, rows, status="", pid="t2"):
    """Evaluate TOML text; rows are keyed "2026-t2"."""
    table = {}
    for key, raw in parse(rows).items():
        year, _, p = key.partition("-")
        table[int(year), p] = raw
    return evaluate(parse(define), table, Model(parse(status), PERIODS), 2026, pid)


def colour(define, row, status="", **more):
    return light(define, f"2026-t2 = {row}", status, **more)["status"]


class Levels(unittest.TestCase):
    MINST = 'riktning = "minst"\nmalvarde = { 2026 = 100 }\n'

    def test_printed_bands_have_no_hole(self):
        """Helsingborg prints 91–99 and "90 or lower": 90.3 and 99.8 fall in no band there."""
        d = self.MINST + "gulgrans = 91"
        got = [colour(d, v) for v in ("100", "99.8", "91", "90.999", "90.3", "90")]
        self.assertEqual(got, ["gron", "gul", "gul", "rod", "rod", "rod"])
        d = self.MINST + "gulgrans = { andel = 90 }"
        self.assertEqual([colour(d, v) for v in ("90.3", "90", "89.999")], ["gul", "gul", "rod"])
        strict = self.MINST + "gulgrans = { andel = 90, strikt = true }"
        self.assertEqual([colour(strict, v) for v in ("90.3", "90")], ["gul", "rod"])

    def test_strikt_on_the_indicator(self):
        d = self.MINST + "gulgrans = false\nstrikt = true"
        self.assertEqual([colour(d, v) for v in ("100", "100.1")], ["rod", "gron"])
        d = self.MINST + "gulgrans = 90\nstrikt = true"
        self.assertEqual(colour(d, "100"), "gul")

    def test_hogst_ten_with_andel_ninety_is_eleven(self):
        self.assertEqual(yellow("hogst", 10, {"andel": 90}), 11)
        d = 'riktning = "hogst"\nmalvarde = { 2026 = 10 }\ngulgrans = { andel = 90 }'
        got = [colour(d, v) for v in ("10", "10.01", "11", "11.0001")]
        self.assertEqual(got, ["gron", "gul", "gul", "rod"])

    def test_zero_target_with_andel_is_two_valued(self):
        d = 'riktning = "hogst"\nmalvarde = { 2026 = 0 }'
        self.assertEqual([colour(d, v, "gulgrans = { andel = 90 }") for v in ("0", "0.1")], ["gron", "rod"])
        self.assertEqual(level("minst", -1, 0, {"andel": 90, "avrunda": 0}, False), "rod")

    def test_avrunda_before_both_comparisons(self):
        d = 'riktning = "minst"\nmalvarde = { 2026 = 200 }\ngulgrans = { andel = 90, avrunda = 0 }'
        self.assertEqual([colour(d, v) for v in ("199", "198.9", "179", "178.9")], ["gron", "gul", "gul", "rod"])
        d = d.replace("minst", "hogst")
        self.assertEqual([colour(d, v) for v in ("201", "201.1", "221", "221.1")], ["gron", "gul", "gul", "rod"])

    def test_exact(self):
        d = 'riktning = "minst"\nmalvarde = { 2026 = 0.3 }\ngulgrans = { avstand = 0.1 }'
        self.assertEqual([colour(d, v) for v in ("0.30", "0.2", "0.1999999999999999999")], ["gron", "gul", "rod"])

    def test_rank(self):
        d = 'riktning = "placering"\nmalvarde = { 2026 = 50 }\ngulgrans = 60'
        self.assertEqual([colour(d, v) for v in ("50", "51", "60", "61")], ["gron", "gul", "gul", "rod"])

    def test_inom_with_avstand(self):
        d = 'riktning = "inom"\nmalvarde = { 2026 = [4, 6] }\n'
        own = d + "gulgrans = { avstand = 0.5 }"
        got = [colour(own, v) for v in ("4", "6", "3.99", "3.5", "6.5", "3.49", "6.51")]
        self.assertEqual(got, ["gron", "gron", "gul", "gul", "gul", "rod", "rod"])
        self.assertEqual(colour(d, "3.9", "gulgrans = { andel = 90 }"), "rod")     # passed over

    def test_periods_and_years(self):
        d = 'riktning = "minst"\nmalvarde = { 2025 = 50, 2027 = 90, 2026-t1 = 10 }'
        self.assertEqual(light(d, "2026-t2 = { varde = 50, prognos = 49 }")["forecast_status"], "rod")
        self.assertEqual([colour(d, v) for v in ("50", "49")], ["gron", "rod"])
        self.assertEqual(colour('riktning = "minst"\nmalvarde = { 2030 = 1 }', "5"), "ej_bedomd")
        d = 'riktning = "minst"\nmalvarde = { 2026 = 120, 2026-t2 = 80 }\nackumulerad = true'
        got = light(d, "2026-t2 = { varde = 80, prognos = 119 }")
        self.assertEqual((got["status"], got["forecast_status"]), ("gron", "rod"))
        got = light(d.replace("2026-t2", "2026-t1"), "2026-t2 = { varde = 80, prognos = 120 }")
        self.assertEqual((got["status"], got["forecast_status"]), ("ej_bedomd", "gron"))

    def test_missing(self):
        d = self.MINST + "gulgrans = 90"
        for rows in ("2026-t1 = 99", '2026-t2 = { saknas = "sekretess" }'):
            got = light(d, rows)
            self.assertEqual((got["status"], got["value"], got["measured"], got["trend"]),
                             ("ej_bedomd", None, False, "okand"))
        self.assertEqual(colour(d, '{ bedomning = "gul", motiv = "m" }'), "gul")
        self.assertEqual(colour(d, '{ varde = 100, bedomning = "rod", motiv = "m" }'), "gron")
        got = light(d, "2026-t2 = { prognos = 95 }")
        self.assertEqual((got["status"], got["forecast_status"], got["measured"]), ("ej_bedomd", "gul", False))
        got = light(d + '\nperioder = ["t1", "t3"]', "2026-t1 = 99\n2025-t1 = 98\n2025-t2 = 100")
        self.assertEqual((got["status"], got["trend"], got["measured"]), ("gul", "battre", True))
        self.assertEqual(light(d + '\nperioder = "t3"', "2025-t3 = 99")["status"], "ej_bedomd")


class Others(unittest.TestCase):
    def test_mean_of_three_years(self):
        """Vårgårda: 0.7 against 2.0 is green, for the goal is a mean of several years (3.0)."""
        d = 'riktning = "minst"\nmalvarde = { 2026 = 2.0 }\ngulgrans = false\nmedel_ar = 3'
        self.assertEqual(light(d, "2024-t2 = 5.1\n2025-t2 = 3.2\n2026-t2 = 0.7")["status"], "gron")
        self.assertEqual(light(d, "2024-t2 = 1\n2025-t2 = 1\n2026-t2 = { varde = 0.7, basvarde = 3.0 }")["status"], "gron")
        self.assertEqual(light(d, "2024-t2 = 9\n2026-t2 = 0.7")["status"], "ej_bedomd")
        third = d.replace("2.0", "3.3333")
        self.assertEqual(light(third, "2024-t2 = 3\n2025-t2 = 3\n2026-t2 = 4")["status"], "gron")
        self.assertEqual(light(third.replace("3333", "3334"), "2024-t2 = 3\n2025-t2 = 3\n2026-t2 = 4")["status"], "rod")

    def test_senast(self):
        d = 'riktning = "senast"\nmalvarde = { 2026 = 2026-06-30 }\ngulgrans = { avstand = 30 }'
        got = [colour(d, v) for v in ("2026-06-30", "2026-07-01", "2026-07-30", "2026-07-31")]
        self.assertEqual(got, ["gron", "gul", "gul", "rod"])
        for t, want in (("08-31", "ej_bedomd"), ("08-30", "gul"), ("08-01", "gul"), ("07-31", "rod")):
            self.assertEqual(colour(d.replace("06-30", t), "false"), want, t)

    def test_ja(self):
        self.assertEqual([colour('riktning = "ja"', v) for v in ("true", "false")], ["gron", "rod"])
        self.assertEqual(light('riktning = "ja"', "2025-t2 = false\n2026-t2 = true")["trend"], "battre")

    def test_bibehall(self):
        d = 'riktning = "bibehall"\nminsta_forandring = 1\ngulgrans = { avstand = 3 }'
        got = [light(d, f"2025-t2 = 10\n2026-t2 = {v}")["status"] for v in (11, 9, 11.5, 13, 7, 13.1)]
        self.assertEqual(got, ["gron", "gron", "gul", "gul", "gul", "rod"])
        self.assertEqual(light('riktning = "bibehall"', "2025-t2 = 10\n2026-t2 = 11")["status"], "rod")
        self.assertEqual(light(d, "2026-t2 = 10")["status"], "ej_bedomd")

    def test_oka_and_words(self):
        d = 'riktning = "oka"\nminsta_forandring = 0.5'
        got = [light(d, f"2025-t2 = 10\n2026-t2 = {v}")["status"] for v in (10.6, 10.5, 9.5, 9.4)]
        self.assertEqual(got, ["gron", "gul", "gul", "rod"])
        rank = 'riktning = "placering"\nmalvarde = { 2025 = 50, 2026 = "forbattra" }\ngulgrans = 60'
        got = [light(rank, f"2025-t2 = 100\n2026-t2 = {v}")["status"] for v in (99, 100, 101)]
        self.assertEqual(got, ["gron", "gul", "rod"])
        base = d + '\njamfor = "utgangsvarde"\nutgangsvarde = { period = "2023", varde = 5 }'
        got = light(base, "2025-t2 = 10\n2026-t2 = 8")
        self.assertEqual((got["status"], got["trend"], got["trend_baseline"]), ("gron", "samre", "battre"))

    def test_quartiles_mirrored(self):
        row = "{{ varde = {}, jamforelse = {{ kvartiler = {{ k1 = 70, k2 = 80, k3 = 88 }} }} }}"
        d = 'riktning = "minst"\ngrund = "jamforelse"\njamfor_med = "kvartiler"'
        got = [colour(d, row.format(v)) for v in (88, 87.9, 70, 69.9)]
        self.assertEqual(got, ["gron", "gul", "gul", "rod"])
        got = [colour(d.replace("minst", "hogst"), row.format(v)) for v in (70, 70.1, 88, 88.1)]
        self.assertEqual(got, ["gron", "gul", "gul", "rod"])

    def test_comparison(self):
        d, row = 'riktning = "minst"\ngulgrans = { avstand = 2 }', "{ varde = 82.2, jamforelse = { lan = 80, riket = 84.2 } }"
        model = 'grund = "jamforelse"'
        self.assertEqual(colour(d, row, model), "gron")
        self.assertEqual(colour(d + '\njamfor_med = "riket"', row, model), "gul")
        self.assertEqual(colour(d + '\njamfor_med = "kvartiler"', row, model), "ej_bedomd")
        self.assertEqual(colour(d, "82.2", model), "ej_bedomd")

    def test_computed(self):
        a = {(2025, "t2"): {"varde": 1}, (2026, "t2"): {"varde": 2, "prognos": 4}}
        b = {(2025, "t2"): {"varde": 2}, (2026, "t2"): {"varde": 4, "prognos": 4}}
        series = {"a": a, "b": b}.get
        rows = derive({"plus": ["a"], "delat_med": "b", "ganger": 100}, series)
        self.assertEqual(rows[2026, "t2"], {"varde": 50, "prognos": 100})
        self.assertEqual(derive({"plus": ["a"], "minus": ["b"], "ar": 2}, series), {(2026, "t2"): {"varde": -3, "prognos": -1}})

    def test_previous_measurement(self):
        d = 'riktning = "hogst"\nmalvarde = { 2024 = 5 }'
        self.assertEqual(light(d, "2024-t2 = 9\n2026-t1 = 1\n2026-t2 = 5")["trend"], "battre")
        self.assertEqual(light(d, "2025-t3 = 9\n2026-t1 = 1\n2026-t2 = 5")["trend"], "samre")
        same = "2024-t2 = 3\n2025-t2 = { varde = 9, avser_ar = 2025 }\n2026-t2 = { varde = 5, avser_ar = 2025 }"
        self.assertEqual(light(d, same)["trend"], "samre")

    def test_groups(self):
        d = 'riktning = "minst"\nmalvarde = { 2026 = 10 }\nuppdelning = ["kon"]'
        cell = "{{ varde = 10, grupp = {{ kvinnor = {{ varde = {}, antal = {} }} }} }}"
        rows = f"2025-t2 = {cell.format(9, 40)}\n2026-t2 = {cell.format(8, 5)}"
        got = light(d, rows, "minsta_grupp = 5")["groups"]["kvinnor"]
        self.assertEqual(got, {"suppressed": False, "value": 8, "status": "rod", "trend": "samre"})
        self.assertEqual(light(d, rows, "minsta_grupp = 6")["groups"]["kvinnor"], {"suppressed": True})


class Goals(unittest.TestCase):
    def test_two_green_two_red(self):
        votes = [("gron", 1), ("gron", 1), ("rod", 1), ("rod", 1), ("ej_bedomd", 9)]
        want = {"samst": "rod", "majoritet": "gul", "andel": "gul", "viktad": "gul", "minst-k": "gron"}
        self.assertEqual({r: proposal(r, votes, {}) for r in want}, want)
        self.assertEqual(proposal("minst-k", votes, {"k": 3}), "gul")
        self.assertEqual(proposal("andel", votes, {"gul": 51}), "rod")
        self.assertEqual(proposal("viktad", [("gron", 3), ("gul", 2)], {}), "gron")
        self.assertEqual(proposal("samst", [("ej_bedomd", 1)], {}), "ej_bedomd")

    def test_text_of_numbers(self):
        x = parse("x = -0.050")["x"]
        self.assertEqual((plain(x), decimals(x), digits(x, 2)), ("-0.05", 2, "-0.05"))
        self.assertEqual((plain(x / 3), plain(712400), plain(x * 0)), ("-1/60", "712400", "0"))


if __name__ == "__main__":
    unittest.main()
