//! Files of separated values, as offices save them.

use std::fmt::Write;

use crate::styrrepo::Styrrepo;

const HEADING: &str = "Enhet;Indikator;Period;Värde\r\n";

#[test]
fn every_way_to_save_the_same_gives_the_same() {
    #[track_caller]
    fn case(bytes: &[u8]) {
        let repo = Styrrepo::base();
        repo.write("i.csv", bytes);
        let ran = repo.styr(&["import", "i.csv"]);
        assert_eq!(ran.status, Some(0), "{ran:?}");
        let outcomes = repo.read("bun/utfall/2026.toml");
        assert_eq!(outcomes, "format = 1\n\n[indikator.trygghet-ak8]\nt2 = 1234.5\n", "{ran:?}");
    }

    let line = "bun;trygghet-ak8;2026-t2;1 234,5\r\n";
    let text = format!("{HEADING}{line}");
    case(text.as_bytes());
    case(format!("\u{feff}{text}").as_bytes());
    let latin: Vec<u8> = text.chars().map(|it| if it == 'ä' { 0xe4 } else { it as u8 }).collect();
    case(&latin);
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    case(&wide);
    case(text.replace(';', "\t").as_bytes());
    case(b"enhet,indikator,period,varde\nbun,trygghet-ak8,2026-t2,\"1 234,5\"\n");
    case(b"sep=,\nenhet,indikator,period,varde\nbun,trygghet-ak8,2026-t2,1234.5\n");
    case(
        format!("Rapport\r\n\r\n{HEADING}\"bun\";\"trygghet-ak8\";\"2026-t2\";\"1\u{a0}234,50\"\r\n;;;\r\n")
            .replace("50", "5")
            .as_bytes(),
    );
    // Names as people know them, the year by itself, and what is elsewhere.
    case(
        "Ort;År;Period;Enhet;Indikator;Utfall\nX;2026;Tertial 2;Barn- och utbildningsnämnden;Elever i åk 8 som känner sig trygga;1234,5 %\n"
            .as_bytes(),
    );
    case("Id;Period;Utfall\nbun/trygghet-ak8;2026-t2;1234,5\n".as_bytes());
}

#[test]
fn what_is_wrong_is_named_by_its_line() {
    let repo = Styrrepo::base();
    let lines = "bun;trygghet-ak8;2026-t9;80\r\nbuun;trygghet-ak8;2026-t2;80\r\nbun;trygghet;2026-t2;80\r\n\
                 bun;trygghet-ak8;2026-t2;80\r\nbun;trygghet-ak8;2026-t2;81\r\nbun;trygghet-ak8;2026-t2;80\r\n";
    repo.write("i.csv", format!("{HEADING}{lines}"));
    let ran = repo.styr(&["import", "i.csv"]);
    let expected = "bun/trygghet-ak8, Tertial 2 2026: – → 80\u{a0}%; färg ○ ej bedömd → ▲ gul\n\
                    fel: rad 2, kolumn Värde: det finns ingen period `2026-t9`\n\
                    \x20 hjälp: skriv ett år, eller år och någon av `t1`, `t2` eller `t3`: till exempel 2026-t3\n\
                    fel: rad 3, kolumn Värde: det finns ingen enhet `buun`\n\
                    \x20 hjälp: menade du `bun`?\n\
                    fel: rad 4, kolumn Värde: enheten `bun` har ingenting som heter `trygghet`\n\
                    \x20 hjälp: `styr status bun` visar vad som finns\n\
                    fel: rad 6, kolumn Värde: `bun/trygghet-ak8` står två gånger, först med 80\n\
                    \x20 hjälp: ta bort den rad som är fel; den första gäller tills dess\n\
                    Skrev 1 värde i 1 fil; 1 stod redan så; 4 togs inte med\n";
    assert_eq!((ran.status, ran.stdout.as_str()), (Some(1), expected), "{ran:?}");
}

#[test]
fn of_two_values_the_first_counts_however_often_the_file_is_taken_in() {
    let repo = Styrrepo::base();
    let lines = "bun;trygghet-ak8;2026-t2;80\r\nbun;trygghet-ak8;2026-t2;81\r\n";
    repo.write("i.csv", format!("{HEADING}{lines}"));
    for said in ["Skrev 1 värde i 1 fil; 1 togs inte med\n", "1 stod redan så; 1 togs inte med\n"] {
        let ran = repo.styr(&["import", "i.csv", "--replace"]);
        let refused = "fel: rad 3, kolumn Värde: `bun/trygghet-ak8` står två gånger, först med 80\n";
        assert!(ran.stdout.contains(refused) && ran.stdout.ends_with(said), "{ran:?}");
        assert!(repo.read("bun/utfall/2026.toml").contains("t2 = 80\n"));
    }
}

#[test]
fn a_value_that_stands_there_is_changed_only_with_leave() {
    let repo = Styrrepo::base();
    repo.write("bun/utfall/2026.toml", "format = 1\n\n[indikator.trygghet-ak8]\nt2 = 80 # preliminärt\n");
    repo.write("i.csv", format!("{HEADING}bun;trygghet-ak8;2026-t2;81\r\n"));
    let ran = repo.styr(&["import", "i.csv"]);
    assert_eq!(ran.status, Some(1), "{ran:?}");
    assert!(
        ran.stdout.contains("`bun/trygghet-ak8` har redan 80; filen vill ha 81\n  hjälp: ta med --replace"),
        "{ran:?}"
    );
    let ran = repo.styr(&["import", "i.csv", "--replace"]);
    assert_eq!(ran.status, Some(0), "{ran:?}");
    assert_eq!(
        repo.read("bun/utfall/2026.toml"),
        "format = 1\n\n[indikator.trygghet-ak8]\nt2 = 81 # preliminärt\n"
    );
}

#[test]
fn a_file_that_is_broken_stops_no_other() {
    let repo = Styrrepo::base();
    repo.append(
        "kf/plan.toml",
        "\n[indikator.nojda]\nmal = [\"trygg-uppvaxt\"]\nnamn = \"Nöjda\"\nriktning = \"oka\"\n",
    );
    repo.write("kf/utfall/2026.toml", "format = 1\nt2 = = 3\n");
    repo.write("i.csv", format!("{HEADING}kf;nojda;2026-t2;4\r\nbun;trygghet-ak8;2026-t2;81\r\n"));
    let ran = repo.styr(&["import", "i.csv"]);
    assert_eq!(ran.status, Some(1), "{ran:?}");
    assert!(ran.stdout.contains("fel: rad 2, kolumn Värde: kf/utfall/2026.toml:2:"), "{ran:?}");
    assert!(repo.read("bun/utfall/2026.toml").contains("t2 = 81"));
    assert_eq!(repo.read("kf/utfall/2026.toml"), "format = 1\nt2 = = 3\n");
}

#[test]
fn many_values_come_where_one_at_a_time_would_put_them() {
    let plan: String = (0..12)
        .map(|it| format!("\n[indikator.i{it}]\nmal = [\"trygg-skola\"]\nnamn = \"I {it}\"\nriktning = \"oka\"\nuppdelning = [\"kon\"]\n"))
        .collect();
    let outcomes = [
        "format = 1\n",
        "format = 1\n\n# Först\n[indikator.i3] # tre\n# om t1\nt1 = 1 # ett\n\n[indikator.i7]\nt2 = { varde = 2, kommentar = \"två\" }\nt3 = 3\n# sist\n",
        "format = 1\r\nindikator.i5.t1 = 1\r\nindikator.i8 = { t1 = 1 }\r\n\r\n[indikator.i2.t2]\r\nvarde = 3\r\n\r\n[aktivitet.x]\r\nt1 = \"klar\"",
        "format = 1\n[indikator]\ni1 = { t1 = 1 }\ni4.t1 = 2\n[indikator.i9]\nt3 = { grupp = { kvinnor = { varde = 1, antal = 9 } } }",
    ];
    for text in outcomes {
        let (together, apart) = (Styrrepo::base(), Styrrepo::base());
        let mut lines = HEADING.replace("\r\n", ";Grupp\r\n");
        for repo in [&together, &apart] {
            repo.append("bun/plan.toml", &plan).write("bun/utfall/2026.toml", text);
        }
        for number in [11, 2, 7, 3, 0, 9, 4, 1, 8, 5] {
            for (period, group) in [("t2", ""), ("t1", ""), ("t3", "Kvinnor")] {
                write!(lines, "bun;i{number};2026-{period};{number},5;{group}\r\n").unwrap();
                let key = if group.is_empty() { period.to_owned() } else { "kvinnor".to_owned() };
                let name = format!("bun/i{number}");
                let value = format!("{key}={number},5");
                let ran = apart.styr(&[
                    "record",
                    &name,
                    &value,
                    "--period",
                    &format!("2026-{period}"),
                    "--replace",
                ]);
                assert_eq!(ran.status, Some(0), "{ran:?}");
            }
        }
        together.write("i.csv", lines);
        let ran = together.styr(&["import", "i.csv", "--replace"]);
        assert_eq!(ran.status, Some(0), "{ran:?}");
        assert_eq!(together.read("bun/utfall/2026.toml"), apart.read("bun/utfall/2026.toml"), "from {text}");
    }
}
