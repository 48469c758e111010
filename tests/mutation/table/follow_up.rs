//! Periods, what is due in them, and what analyses leave out.

use super::{Case, case};
use crate::mutation::edit::{At, Edit};

use At::{Line as AtLine, Mark};
use Edit::{Cut, Line, Swap};

pub(super) const CASES: &[Case] = &[
    case("R54", "delar-saknas", "the second period is too long", "styr.toml", Swap("slut = \"08-31\"\nklart = \"09-20\"", "slut = \"09-30\"\nklart = \"10-20\""), AtLine("styr.toml", "[uppfoljning.period.t1]")),
    case("R54", "delar-saknas", "the second period is too short", "styr.toml", Swap("slut = \"08-31\"\nklart = \"09-20\"", "slut = \"05-31\"\nklart = \"09-20\""), AtLine("styr.toml", "[uppfoljning.period.t1]")),
    case("R54", "delar-saknas", "the second period begins in May", "styr.toml", Swap("slut = \"08-31\"\nklart = \"09-20\"", "start = \"05-01\"\nslut = \"08-31\"\nklart = \"09-20\""), AtLine("styr.toml", "[uppfoljning.period.t1]")),
    case("R54", "delar-saknas", "the second period is seven months, but not the first ones", "styr.toml", Swap("slut = \"08-31\"\nklart = \"09-20\"", "start = \"03-01\"\nslut = \"09-30\"\nklart = \"10-20\""), AtLine("styr.toml", "[uppfoljning.period.t1]")),
    case("R49", "fel-plantyp", "a nämnd's översyn in a year of new plans", "@namnd/plan.toml", Line("typ = \"ny\"", "typ = \"oversyn\"¤"), Mark),
    case("R49", "fel-plantyp", "a new plan between", "@enhet/plan.toml", Line("typ = \"oversyn\"", "typ = \"ny\"¤"), Mark),
    case("R49", "fel-plantyp", "KF's översyn in a year of new plans", "kf/plan.toml", Line("typ = \"ny\"", "typ = \"oversyn\"¤"), Mark),
    case("R48", "utfall-saknas", "a measure that a workplace forgot", "@enhet/utfall/2026.toml", Cut("[indikator.i-medborgare]"), AtLine("@enhet/plan.toml", "[indikator.i-medborgare]")),
    case("R48", "utfall-saknas", "a measure that a förvaltning forgot", "@forvaltning/utfall/2026.toml", Cut("[indikator.i-process]"), AtLine("@forvaltning/plan.toml", "[indikator.i-process]")),
    case("R48", "utfall-saknas", "a measure that KF forgot", "kf/utfall/2026.toml", Cut("[indikator.utslapp]"), AtLine("kf/plan.toml", "[indikator.utslapp]")),
    case("R55", "analys-saknas", "the analysis of a workplace is of another period", "@enhet/analys/2026-t2.md", Swap("period: 2026-t2", "period: 2026-t1"), AtLine("@enhet/plan.toml", "id = \"{id}\"")),
    case("R55", "analys-saknas", "the analysis of a nämnd is of another period", "@namnd/analys/2026-t2.md", Swap("period: 2026-t2", "period: 2025-t2"), AtLine("@namnd/plan.toml", "id = \"{id}\"")),
    case("R55", "analys-saknas", "the analysis of an avdelning is of another period", "@avdelning/analys/2026-t2.md", Swap("period: 2026-t2", "period: 2026-t3"), AtLine("@avdelning/plan.toml", "id = \"{id}\"")),
    case("R56", "fraga-utan-svar", "yellow without a cause", "@enhet/analys/2026-t2.md", Swap("# mal-1\n\n## Vad har blivit bra och inte?\n\nMålet nås.\n\n## Vad beror resultaten på?\n\nPå gott arbete.", "# mal-1¤\n\n## Vad har blivit bra och inte?\n\nMålet nås.\n\n## Vad beror resultaten på?"), Mark).also("@enhet/utfall/2026.toml", Swap("t2 = 80", "t2 = 70")),
    case("R56", "fraga-utan-svar", "yellow, and the answer is blank", "@avdelning/analys/2026-t2.md", Swap("# mal-1\n\n## Vad har blivit bra och inte?\n\nMålet nås.\n\n## Vad beror resultaten på?\n\nPå gott arbete.", "# mal-1¤\n\n## Vad har blivit bra och inte?\n\nMålet nås.\n\n## Vad beror resultaten på?\n\n"), Mark).also("@avdelning/utfall/2026.toml", Swap("t2 = 80", "t2 = 70")),
    case("R56", "fraga-utan-svar", "yellow, under another question", "@enhet/analys/2026-t2.md", Swap("# mal-1\n\n## Vad har blivit bra och inte?\n\nMålet nås.\n\n## Vad beror resultaten på?\n\nPå gott arbete.", "# mal-1¤\n\n## Vad har blivit bra och inte?\n\nMålet nås.\n\n## Varför blev det så?\n\nPå gott arbete."), Mark).also("@enhet/utfall/2026.toml", Swap("t2 = 80", "t2 = 70")),
    case("R56", "overtraffat-utan-svar", "a workplace a quarter over its target", "@enhet/analys/2026-t2.md", Swap("# mal-1\n\n## Vad har blivit bra och inte?\n\nMålet nås.\n\n## Vad beror resultaten på?\n\nPå gott arbete.", "# mal-1\n\n## Vad har blivit bra och inte?\n\nMålet nås."), AtLine("@enhet/analys/2026-t2.md", "period: ")).also("@enhet/utfall/2026.toml", Swap("t2 = 80", "t2 = 95")),
    case("R56", "overtraffat-utan-svar", "an avdelning far over its target", "@avdelning/analys/2026-t2.md", Swap("# mal-1\n\n## Vad har blivit bra och inte?\n\nMålet nås.\n\n## Vad beror resultaten på?\n\nPå gott arbete.", "# mal-1\n\n## Vad har blivit bra och inte?\n\nMålet nås."), AtLine("@avdelning/analys/2026-t2.md", "period: ")).also("@avdelning/utfall/2026.toml", Swap("t2 = 80", "t2 = 99")),
    case("R56", "overtraffat-utan-svar", "a förvaltning far under its ceiling", "@forvaltning/analys/2026-t2.md", Swap("# mal-2\n\n## Vad har blivit bra och inte?\n\nMålet nås.\n\n## Vad beror resultaten på?\n\nPå gott arbete.", "# mal-2\n\n## Vad har blivit bra och inte?\n\nMålet nås."), AtLine("@forvaltning/analys/2026-t2.md", "period: ")),
    case("R57", "matt-utan-analys", "the second goal of a workplace is left out", "@enhet/analys/2026-t2.md", Line("# mal-2", "# Sammanfattning"), AtLine("@enhet/analys/2026-t2.md", "period: ")).with(&["ensidig-analys"]),
    case("R57", "matt-utan-analys", "the second goal of an avdelning is left out", "@avdelning/analys/2026-t2.md", Line("# mal-2", "# Sammanfattning"), AtLine("@avdelning/analys/2026-t2.md", "period: ")).with(&["ensidig-analys"]),
    case("R57", "matt-utan-analys", "the second goal of a förvaltning is left out", "@forvaltning/analys/2026-t2.md", Line("# mal-2", "# Sammanfattning"), AtLine("@forvaltning/analys/2026-t2.md", "period: ")).with(&["ensidig-analys"]),
    case("R58", "ensidig-analys", "a nämnd tells of one side alone", "@namnd/analys/2026-t2.md", Line("# mal-2", "# Sammanfattning"), AtLine("@namnd/analys/2026-t2.md", "period: ")).with(&["matt-utan-analys"]),
    case("R58", "ensidig-analys", "an avdelning tells of one side alone", "@avdelning/analys/2026-t2.md", Line("# mal-2", "# Sammanfattning"), AtLine("@avdelning/analys/2026-t2.md", "period: ")).with(&["matt-utan-analys"]),
    case("R58", "ensidig-analys", "a workplace tells of one side alone", "@enhet/analys/2026-t2.md", Line("# mal-2", "# Sammanfattning"), AtLine("@enhet/analys/2026-t2.md", "period: ")).with(&["matt-utan-analys"]),
    case("R55", "analys-saknar-maltyp", "the basic mission is left out", "@namnd/analys/2026-t2.md", Line("# grund", "# Sammanfattning"), AtLine("@namnd/analys/2026-t2.md", "period: ")),
    case("R55", "analys-saknar-maltyp", "a part goal is left out", "@enhet/analys/2026-t2.md", Line("# del-1", "# Sammanfattning"), AtLine("@enhet/analys/2026-t2.md", "period: ")),
    case("R55", "analys-saknar-maltyp", "no goal is told of", "@avdelning/analys/2026-t2.md", Line("# mal-1", "# Sammanfattning"), AtLine("@avdelning/analys/2026-t2.md", "period: ")).also("@avdelning/analys/2026-t2.md", Line("# mal-2", "# Sammanfattning")).with(&["matt-utan-analys"]),
    case("R43", "bedomning-utan-motiv", "a goal judged red against green figures", "@enhet/analys/2026-t2.md", Swap("datum: 2026-09-10\n", "datum: 2026-09-10\nbedomning:\n  mal-1: { status: rod, av: \"Chef\" }¤\n"), Mark),
    case("R43", "bedomning-utan-motiv", "a blank reason", "@avdelning/analys/2026-t2.md", Swap("datum: 2026-09-10\n", "datum: 2026-09-10\nbedomning:\n  mal-2: { status: gul, motiv: \" \", av: \"Chef\" }¤\n"), Mark),
    case("R43", "bedomning-utan-motiv", "a row judged otherwise than its value", "@enhet/utfall/2026.toml", Swap("t2 = 80", "t2 = { varde = 80, bedomning = \"gul\" }¤"), Mark),
    case("R19", "bedomning-utan-farg", "an input judged in an analysis", "kf/analys/2026-t2.md", Swap("datum: 2026-09-21\n", "datum: 2026-09-21\nbedomning:\n  skatter: { status: gron, motiv: \"Bra\" }¤\n"), Mark),
    case("R19", "bedomning-utan-farg", "another input judged in an analysis", "kf/analys/2026-t2.md", Swap("datum: 2026-09-21\n", "datum: 2026-09-21\nbedomning:\n  arets-resultat: { status: rod, motiv: \"Sämre\" }¤\n"), Mark),
    case("R19", "bedomning-utan-farg", "an input judged in its row", "kf/utfall/2026.toml", Swap("t2 = 24_000", "t2 = { varde = 24_000, bedomning = \"gron\", motiv = \"Bra\" }¤"), Mark),
    case("R80", "prognos-utan-analys", "just over the limit", "@namnd/utfall/2026.toml", Swap("prognos = 99_500 }\nt2 = { varde = 66000, prognos = 99_500 }", "prognos = 99_500 }\nt2 = { varde = 66000, prognos = 103_021 }¤"), Mark),
    case("R80", "prognos-utan-analys", "over the limit", "@namnd/utfall/2026.toml", Swap("t2 = { varde = 66000, prognos = 99_500 }", "t2 = { varde = 66000, prognos = 104_000 }¤"), Mark),
    case("R80", "prognos-utan-analys", "far over the limit", "@namnd/utfall/2026.toml", Swap("t2 = { varde = 66000, prognos = 99_500 }", "t2 = { varde = 66000, prognos = 110_000 }¤"), Mark),
];
