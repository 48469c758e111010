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

use std::sync::OnceLock;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::{
    diagnostic::{Diagnostic, Severity},
    diff::Comparison,
    model::Plan,
    source::Span,
    status::followed::{Followed, followed},
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
    followed: OnceLock<Vec<Followed<'p>>>,
}

impl<'p> Facts<'p> {
    /// The facts of a plan on a day.
    pub const fn new(plan: &'p Plan, day: Date) -> Self {
        Self { plan, day, base: None, followed: OnceLock::new() }
    }

    /// The facts of a plan beside what it is compared with.
    pub const fn against(plan: &'p Plan, day: Date, base: &'p Comparison<'p>) -> Self {
        Self { plan, day, base: Some(base), followed: OnceLock::new() }
    }

    /// How units stand in what is followed up on the day: found once, before the rules that
    /// [`FOLLOW`] run side by side.
    fn followed(&self) -> &[Followed<'p>] {
        self.followed.get().map_or(&[], Vec::as_slice)
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
    check: fn(&Facts<'_>, &mut Findings),
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

/// Runs every rule; what they find has no order yet.
pub fn run(facts: &Facts<'_>) -> Vec<Diagnostic> {
    run_some(facts, |_| true)
}

/// Runs the rules that are wanted.
pub fn run_some(facts: &Facts<'_>, is_wanted: impl Fn(&Rule) -> bool + Sync) -> Vec<Diagnostic> {
    if ALL.iter().any(|it| FOLLOW.contains(&it.id) && is_wanted(it)) {
        facts.followed.get_or_init(|| followed(facts.plan, facts.day));
    }
    let found: Vec<Vec<Diagnostic>> = ALL
        .par_iter()
        .filter(|it| is_wanted(it))
        .map(|rule| {
            let mut findings = Findings { rule: rule.id, severity: rule.severity, all: Vec::new() };
            (rule.check)(facts, &mut findings);
            findings.all
        })
        .collect();
    found.into_iter().flatten().collect()
}
