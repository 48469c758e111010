//! The rules: what is checked beyond the form of single values.
//!
//! One rule is one file here, one page in `docs/rules/` and one row in [`ALL`].
//! A rule knows nothing of severities set by the model, of exceptions or of
//! order: `policy` sees to those.

mod aktivitet_ovanfor_niva;
mod all;
mod analys_saknar_maltyp;
mod analys_saknas;
mod arvt_mal_utan_svar;
mod atgard_av_fel_organ;
mod atgard_utan_beslut;
mod atgard_utan_effekt;
mod basverksamhet_utan_indikator;
mod bedomning_utan_farg;
mod bedomning_utan_motiv;
mod beslut_i_framtiden;
mod beslut_utan_paragraf;
mod beslutad_text_andrad;
mod bortprioriterat_utan_motiv;
mod bruten_lank;
mod cirkel;
mod decisions;
mod delar_saknas;
mod dimension_obalans;
mod dimension_saknas;
mod division_med_noll;
mod dubbelt_enhets_id;
mod dubbelt_id;
mod ej_utdelat;
mod enhet_utan_plan;
mod ensidig_analys;
mod falt_saknas;
mod far_inte_dela_ut;
mod fel_beslutsorgan;
mod fel_kalla;
mod fel_niva_ordning;
mod fel_plantyp;
mod fel_samordnare;
mod fel_typ;
mod fil_utan_plan;
mod for_lang_text;
mod for_manga;
mod forsenad_aktivitet;
mod forsenad_atgard;
mod fraga_utan_svar;
mod framgangsfaktor_utan_mal;
mod fyll_i;
mod gammalt_utfall_andrat;
mod grupp_utan_antal;
mod handelse_missad;
mod handelse_utan_organ;
mod id_bytt_utan_tidigare_id;
mod inaktuell_omvarld;
mod inaktuellt_underlag;
mod indikator_utan_malvarde;
mod kon_dolt_bakom_total;
mod kontroll_utan_bedomning;
mod kopia_av_utdelat;
mod lank_till_avslutat;
mod lank_utanfor_period;
mod mal_borttaget_i_oversyn;
mod mal_utan_indikator;
mod mal_utan_kf_koppling;
mod mal_utan_kravd_koppling;
mod mal_utanfor_niva;
mod matt_utan_analys;
mod malvarde_andrat_utan_beslut;
mod modell_dubbelt_id;
mod modell_lika_perioder;
mod modell_ofullstandig;
mod modell_ogiltig_fraga;
mod modell_ogiltig_sammanvagning;
mod modell_ogiltiga_grader;
mod modell_okant_svar;
mod modell_omojlig_lank;
mod modell_utan_niva;
mod modell_utan_topp;
mod motsagande_svar;
mod nyare_format;
mod ofullstandig_atgard;
mod ofullstandig_indikator;
mod ofullstandigt_svar;
mod ogiltig_gulgrans;
mod ogiltigt_id;
mod ogiltigt_varde;
mod okand_ansvarig;
mod okand_del;
mod okand_fil;
mod okand_niva;
mod okand_nyckel;
mod okand_period;
mod okand_riskkategori;
mod okand_styrdokumenttyp;
mod olaslig_fil;
mod omrade_utan_gallande_kalla;
mod otillaten_giltighetstid;
mod otillaten_lank;
mod overhoppad_niva;
mod overordnat_med_lagre_rang;
mod overtraffat_utan_svar;
mod oversyn_passerad;
mod plan_ej_beslutad;
mod plan_saknar_del;
mod prognos_utan_analys;
mod ramar_gar_inte_ihop;
mod risk_utan_svar;
mod risk_utanfor_skalan;
mod rott_utan_atgard;
mod saknad_nyckel;
mod styrdokument_av_fel_organ;
mod styrdokument_behovs;
mod styrdokument_i_cirkel;
mod styrdokument_utan_beslut;
mod styrdokument_utan_koppling;
mod styrdokument_utgatt;
mod symbolisk_lank;
mod syntaxfel;
mod tidigare_id_i_bruk;
mod undantag_utan_beslut;
mod undantag_utan_verkan;
mod undantag_utgatt;
mod upphord_enhet_med_underordnade;
mod upprepad_aktivitet;
mod utan_samordnare;
mod utdelat_andrat_utan_beslut;
mod utdelat_utan_rapport;
mod utdelat_utan_svar;
mod utfall_saknas;
mod utfall_utan_indikator;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::{
    diagnostic::{Diagnostic, Severity},
    diff::Comparison,
    fields::ThingKind,
    model::{Plan, analysis::Analysis, block::Block, outcome::Outcome, thing::Thing, unit::Unit},
    source::Span,
    status::followed::{FollowUp, Followed},
};

use self::all::FOLLOW;

pub use self::all::ALL;

/// What rules look at.
#[derive(Debug)]
pub struct Facts<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The day on which the check is made.
    pub day: Date,
    /// What the plan is compared with, where a check asks what a change brought.
    pub base: Option<&'p Comparison<'p>>,
    block: Block,
    followed: Vec<Followed<'p>>,
}

impl<'p> Facts<'p> {
    /// The facts of a plan on a day.
    pub fn new(plan: &'p Plan, day: Date) -> Self {
        Self { plan, day, base: None, block: plan.whole(), followed: Vec::new() }
    }

    /// The facts of a plan beside what it is compared with.
    pub fn against(plan: &'p Plan, day: Date, base: &'p Comparison<'p>) -> Self {
        Self { base: Some(base), ..Self::new(plan, day) }
    }

    /// The units that a [`Check::Units`] looks at.
    fn units(&self) -> impl ExactSizeIterator<Item = Unit<'p>> + use<'p> {
        self.plan.units_in(&self.block)
    }

    /// Their things; once, also those that all share.
    fn things(&self) -> impl Iterator<Item = Thing<'p>> + use<'p> {
        self.plan.things_in(&self.block)
    }

    /// Their things of one kind, without what is shared.
    fn things_of(&self, kind: ThingKind) -> impl Iterator<Item = Thing<'p>> + use<'p> {
        self.things().filter(move |it| it.kind() == kind && it.unit().is_some())
    }

    /// The rows about their things, whoever reports.
    fn outcomes(&self) -> impl Iterator<Item = (Thing<'p>, Option<Unit<'p>>, Outcome<'p>)> + use<'p> {
        self.plan.outcomes_in(&self.block)
    }

    /// Their analyses.
    fn analyses(&self) -> impl Iterator<Item = Analysis<'p>> + use<'p> {
        self.plan.analyses_in(&self.block)
    }

    /// How they stand in what is followed up on the day; only for the rules in [`FOLLOW`].
    fn followed(&self) -> &[Followed<'p>] {
        &self.followed
    }
}

/// One rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its one name: Swedish, kebab-case, naming the fault.
    pub id: &'static str,
    /// Its severity where neither the model nor the finding says otherwise.
    pub severity: Severity,
    /// Its page: help, explanation and test.
    pub page: &'static str,
    checks: &'static [Check],
}

/// What of the plan a check needs to see at once.
#[derive(Clone, Copy, Debug)]
enum Check {
    /// All of it: once.
    Whole(fn(&Facts<'_>, &mut Findings)),
    /// One unit, with what it names: some units at a time, side by side, all rules after each other while what the
    /// files say of them is near. It asks [`Facts::units`] and the like for what it goes through, not the plan.
    Units(fn(&Facts<'_>, &mut Findings)),
}

/// The rule with that id.
pub fn find(id: &str) -> Option<&'static Rule> {
    ALL.iter().find(|it| it.id == id)
}

/// What one rule found.
#[derive(Debug)]
struct Findings {
    rule: &'static str,
    severity: Severity,
    all: Vec<Diagnostic>,
}

impl Findings {
    /// Adds a finding of the rule, with its severity.
    fn report(&mut self, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        self.all.push(Diagnostic {
            rule: self.rule,
            severity: self.severity,
            may_be_raised: false,
            message: message.into(),
            span,
            label: String::new(),
            related: Vec::new(),
            notes: Vec::new(),
            help: None,
            fix: Vec::new(),
        });
        let last = self.all.len() - 1;
        &mut self.all[last]
    }
}

/// What the rule about unused exceptions finds, given which of the model's lifted something: `policy`
/// alone knows that, so the rule does not run with the others.
pub fn unused_exceptions(facts: &Facts<'_>, lifted: &[bool]) -> Vec<Diagnostic> {
    undantag_utan_verkan::unused(facts, lifted)
}

/// So many units are looked at after each other.
const AT_ONCE: usize = 64;

/// Runs every rule; what they find has no order yet.
pub fn run(facts: &Facts<'_>) -> Vec<Diagnostic> {
    run_some(facts, |_| true)
}

/// Runs the rules that are wanted.
pub fn run_some(facts: &Facts<'_>, is_wanted: impl Fn(&Rule) -> bool + Sync) -> Vec<Diagnostic> {
    in_blocks(facts, AT_ONCE, is_wanted)
}

fn in_blocks(facts: &Facts<'_>, size: usize, is_wanted: impl Fn(&Rule) -> bool + Sync) -> Vec<Diagnostic> {
    let wanted: Vec<&Rule> = ALL.iter().filter(|it| is_wanted(it)).collect();
    let follow_up =
        wanted.iter().any(|it| FOLLOW.contains(&it.id)).then(|| FollowUp::of(facts.plan, facts.day));
    let of_whole = wanted.par_iter().map(|rule| found(rule, facts, |it| matches!(it, Check::Whole(_))));
    let blocks = facts.plan.blocks(size);
    let of_units = blocks.into_par_iter().map(|block| {
        let followed = follow_up.as_ref().map_or_else(Vec::new, |it| it.in_block(&block));
        let facts = Facts { block, followed, ..*facts };
        wanted.iter().flat_map(|rule| found(rule, &facts, |it| matches!(it, Check::Units(_)))).collect()
    });
    let all: Vec<Vec<Diagnostic>> = of_whole.chain(of_units).collect();
    all.into_iter().flatten().collect()
}

/// What some checks of a rule find.
fn found(rule: &Rule, facts: &Facts<'_>, is_wanted: fn(&Check) -> bool) -> Vec<Diagnostic> {
    let mut findings = Findings { rule: rule.id, severity: rule.severity, all: Vec::new() };
    for Check::Whole(check) | Check::Units(check) in rule.checks.iter().filter(|it| is_wanted(it)) {
        check(facts, &mut findings);
    }
    findings.all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::load::load, source::Source};

    #[test]
    fn blocks_find_what_the_whole_finds() {
        let day = jiff::civil::date(2026, 11, 21);
        let mut count = 0;
        for example in ["sundsvall", "mjolby", "lysekil", "solleftea", "soderhamn-2012", "soderhamn-2020"] {
            let root = format!("{}/examples/{example}", env!("CARGO_MANIFEST_DIR"));
            let source = Source::Folder(crate::source::folder::Folder::find(root.as_ref()).unwrap());
            let plan = load(&source).unwrap();
            let found = |size| {
                let mut found = in_blocks(&Facts::new(&plan, day), size, |_| true);
                found.sort_by(|a, b| (a.span, a.rule, &a.message).cmp(&(b.span, b.rule, &b.message)));
                found
            };
            let whole = found(usize::MAX >> 1);
            assert!(found(1) == whole, "{example}");
            count += whole.len();
        }
        assert!(count > 20, "{count} findings compare nothing");
    }
}
