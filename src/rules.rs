//! The rules: what is checked beyond the form of single values.
//!
//! One rule is one file here, one page in `docs/rules/` and one row in [`ALL`].
//! A rule knows nothing of severities set by the model, of exceptions or of
//! order: `policy` sees to those.

pub mod thread;

mod analys_saknar_maltyp;
mod analys_saknas;
mod atgard_av_fel_organ;
mod atgard_utan_beslut;
mod atgard_utan_effekt;
mod bedomning_utan_farg;
mod bedomning_utan_motiv;
mod bruten_lank;
mod cirkel;
mod delar_saknas;
mod division_med_noll;
mod dubbelt_enhets_id;
mod dubbelt_id;
mod ensidig_analys;
mod fel_niva_ordning;
mod fel_plantyp;
mod fel_typ;
mod fil_utan_plan;
mod forsenad_aktivitet;
mod forsenad_atgard;
mod fraga_utan_svar;
mod grupp_utan_antal;
mod handelse_missad;
mod handelse_utan_organ;
mod indikator_utan_malvarde;
mod kon_dolt_bakom_total;
mod kontroll_utan_bedomning;
mod lank_utanfor_period;
mod mal_utan_indikator;
mod mal_utan_kf_koppling;
mod mal_utanfor_niva;
mod matt_utan_analys;
mod modell_ofullstandig;
mod nyare_format;
mod ofullstandig_atgard;
mod ogiltig_gulgrans;
mod ogiltigt_id;
mod ogiltigt_varde;
mod okand_fil;
mod okand_niva;
mod okand_nyckel;
mod okand_period;
mod okand_riskkategori;
mod okand_styrdokumenttyp;
mod olaslig_fil;
mod otillaten_lank;
mod overordnat_med_lagre_rang;
mod oversyn_passerad;
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
mod utfall_saknas;
mod utfall_utan_indikator;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::{
    diagnostic::{Diagnostic, Severity},
    model::Plan,
    source::Span,
    status::followed::{Followed, followed},
};

/// What rules look at.
#[derive(Debug)]
pub struct Facts<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The day on which the check is made.
    pub day: Date,
    /// How units stand in what is followed up on the day; several rules need it.
    followed: Vec<Followed<'p>>,
}

impl<'p> Facts<'p> {
    /// The facts of a plan on a day.
    pub fn new(plan: &'p Plan, day: Date) -> Self {
        Self { plan, day, followed: followed(plan, day) }
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

/// Every rule, in the order of the documentation: form, files, links, the röda tråden, lights.
pub const ALL: &[Rule] = &[
    syntaxfel::RULE,
    okand_nyckel::RULE,
    saknad_nyckel::RULE,
    fel_typ::RULE,
    ogiltigt_varde::RULE,
    ogiltigt_id::RULE,
    nyare_format::RULE,
    modell_ofullstandig::RULE,
    olaslig_fil::RULE,
    okand_fil::RULE,
    symbolisk_lank::RULE,
    fil_utan_plan::RULE,
    dubbelt_id::RULE,
    dubbelt_enhets_id::RULE,
    okand_niva::RULE,
    fel_niva_ordning::RULE,
    bruten_lank::RULE,
    otillaten_lank::RULE,
    lank_utanfor_period::RULE,
    cirkel::RULE,
    mal_utan_kf_koppling::RULE,
    mal_utanfor_niva::RULE,
    mal_utan_indikator::RULE,
    indikator_utan_malvarde::RULE,
    ogiltig_gulgrans::RULE,
    utfall_utan_indikator::RULE,
    okand_period::RULE,
    division_med_noll::RULE,
    grupp_utan_antal::RULE,
    kon_dolt_bakom_total::RULE,
    delar_saknas::RULE,
    fel_plantyp::RULE,
    oversyn_passerad::RULE,
    utfall_saknas::RULE,
    analys_saknas::RULE,
    fraga_utan_svar::RULE,
    matt_utan_analys::RULE,
    ensidig_analys::RULE,
    analys_saknar_maltyp::RULE,
    bedomning_utan_motiv::RULE,
    bedomning_utan_farg::RULE,
    rott_utan_atgard::RULE,
    forsenad_atgard::RULE,
    atgard_utan_beslut::RULE,
    atgard_utan_effekt::RULE,
    atgard_av_fel_organ::RULE,
    ofullstandig_atgard::RULE,
    forsenad_aktivitet::RULE,
    okand_styrdokumenttyp::RULE,
    overordnat_med_lagre_rang::RULE,
    styrdokument_i_cirkel::RULE,
    styrdokument_utgatt::RULE,
    styrdokument_utan_koppling::RULE,
    styrdokument_utan_beslut::RULE,
    styrdokument_av_fel_organ::RULE,
    styrdokument_behovs::RULE,
    ramar_gar_inte_ihop::RULE,
    prognos_utan_analys::RULE,
    risk_utan_svar::RULE,
    risk_utanfor_skalan::RULE,
    okand_riskkategori::RULE,
    kontroll_utan_bedomning::RULE,
    handelse_missad::RULE,
    handelse_utan_organ::RULE,
];

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
            message: message.into(),
            span,
            label: String::new(),
            related: Vec::new(),
            notes: Vec::new(),
            help: None,
        });
        let last = self.all.len() - 1;
        &mut self.all[last]
    }
}

/// Runs every rule; what they find has no order yet.
pub fn run(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let found: Vec<Vec<Diagnostic>> = ALL
        .par_iter()
        .map(|rule| {
            let mut findings = Findings { rule: rule.id, severity: rule.severity, all: Vec::new() };
            (rule.check)(facts, &mut findings);
            findings.all
        })
        .collect();
    found.into_iter().flatten().collect()
}
