//! The rules: what is checked beyond the form of single values.
//!
//! One rule is one file here, one page in `docs/rules/` and one row in [`ALL`].
//! A rule knows nothing of severities set by the model, of exceptions or of
//! order: `policy` sees to those.

mod aktivitet_ovanfor_niva;
mod arvt_mal_utan_svar;
mod basverksamhet_utan_indikator;
mod beslut_i_framtiden;
mod beslut_utan_paragraf;
mod beslutad_text_andrad;
mod bortprioriterat_utan_motiv;
mod bruten_lank;
mod cirkel;
mod decisions;
mod dimension_obalans;
mod dimension_saknas;
mod division_med_noll;
mod dubbelt_enhets_id;
mod dubbelt_id;
mod ej_utdelat;
mod enhet_utan_plan;
mod falt_saknas;
mod far_inte_dela_ut;
mod fel_beslutsorgan;
mod fel_kalla;
mod fel_niva_ordning;
mod fel_samordnare;
mod fel_typ;
mod fil_utan_plan;
mod for_lang_text;
mod for_manga;
mod framgangsfaktor_utan_mal;
mod fyll_i;
mod gammalt_utfall_andrat;
mod grupp_utan_antal;
mod id_bytt_utan_tidigare_id;
mod inaktuell_omvarld;
mod indikator_utan_malvarde;
mod kon_dolt_bakom_total;
mod kopia_av_utdelat;
mod lank_till_avslutat;
mod lank_utanfor_period;
mod mal_borttaget_i_oversyn;
mod mal_utan_indikator;
mod mal_utan_kf_koppling;
mod mal_utan_kravd_koppling;
mod mal_utanfor_niva;
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
mod ofullstandig_indikator;
mod ofullstandigt_svar;
mod ogiltig_gulgrans;
mod ogiltigt_id;
mod ogiltigt_varde;
mod okand_del;
mod okand_fil;
mod okand_niva;
mod okand_nyckel;
mod okand_period;
mod olaslig_fil;
mod omrade_utan_gallande_kalla;
mod otillaten_giltighetstid;
mod otillaten_lank;
mod overhoppad_niva;
mod plan_ej_beslutad;
mod plan_saknar_del;
mod saknad_nyckel;
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
mod utfall_utan_indikator;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::{
    diagnostic::{Diagnostic, Severity},
    diff::Comparison,
    model::Plan,
    source::Span,
};

/// What rules look at.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The day on which the check is made.
    pub day: Date,
    /// What the plan is compared with, where a check asks what a change brought.
    pub base: Option<&'p Comparison<'p>>,
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
    modell_utan_niva::RULE,
    modell_dubbelt_id::RULE,
    modell_utan_topp::RULE,
    modell_omojlig_lank::RULE,
    modell_lika_perioder::RULE,
    modell_ogiltiga_grader::RULE,
    modell_ogiltig_sammanvagning::RULE,
    modell_ogiltig_fraga::RULE,
    modell_okant_svar::RULE,
    okand_del::RULE,
    olaslig_fil::RULE,
    okand_fil::RULE,
    symbolisk_lank::RULE,
    fil_utan_plan::RULE,
    dubbelt_id::RULE,
    dubbelt_enhets_id::RULE,
    tidigare_id_i_bruk::RULE,
    upphord_enhet_med_underordnade::RULE,
    okand_niva::RULE,
    fel_niva_ordning::RULE,
    overhoppad_niva::RULE,
    bruten_lank::RULE,
    otillaten_lank::RULE,
    lank_utanfor_period::RULE,
    lank_till_avslutat::RULE,
    cirkel::RULE,
    mal_utan_kf_koppling::RULE,
    mal_utan_kravd_koppling::RULE,
    arvt_mal_utan_svar::RULE,
    utdelat_utan_svar::RULE,
    ofullstandigt_svar::RULE,
    motsagande_svar::RULE,
    ej_utdelat::RULE,
    kopia_av_utdelat::RULE,
    utdelat_utan_rapport::RULE,
    far_inte_dela_ut::RULE,
    utan_samordnare::RULE,
    fel_samordnare::RULE,
    fel_kalla::RULE,
    mal_utanfor_niva::RULE,
    otillaten_giltighetstid::RULE,
    aktivitet_ovanfor_niva::RULE,
    enhet_utan_plan::RULE,
    plan_saknar_del::RULE,
    falt_saknas::RULE,
    fyll_i::RULE,
    for_manga::RULE,
    for_lang_text::RULE,
    inaktuell_omvarld::RULE,
    framgangsfaktor_utan_mal::RULE,
    upprepad_aktivitet::RULE,
    dimension_saknas::RULE,
    dimension_obalans::RULE,
    omrade_utan_gallande_kalla::RULE,
    mal_utan_indikator::RULE,
    basverksamhet_utan_indikator::RULE,
    indikator_utan_malvarde::RULE,
    ofullstandig_indikator::RULE,
    ogiltig_gulgrans::RULE,
    utfall_utan_indikator::RULE,
    okand_period::RULE,
    division_med_noll::RULE,
    grupp_utan_antal::RULE,
    kon_dolt_bakom_total::RULE,
    fel_beslutsorgan::RULE,
    beslut_utan_paragraf::RULE,
    beslut_i_framtiden::RULE,
    plan_ej_beslutad::RULE,
    bortprioriterat_utan_motiv::RULE,
    undantag_utan_verkan::RULE,
    undantag_utgatt::RULE,
    undantag_utan_beslut::RULE,
    malvarde_andrat_utan_beslut::RULE,
    beslutad_text_andrad::RULE,
    utdelat_andrat_utan_beslut::RULE,
    mal_borttaget_i_oversyn::RULE,
    id_bytt_utan_tidigare_id::RULE,
    gammalt_utfall_andrat::RULE,
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
