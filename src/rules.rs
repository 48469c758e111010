//! The rules: what is checked beyond the form of single values.
//!
//! One rule is one file here, one page in `docs/rules/` and one row in [`ALL`].
//! A rule knows nothing of severities set by the model, of exceptions or of
//! order: `policy` sees to those.

pub mod thread;

mod beslutad_text_andrad;
mod bruten_lank;
mod cirkel;
mod division_med_noll;
mod dubbelt_enhets_id;
mod dubbelt_id;
mod fel_niva_ordning;
mod fel_typ;
mod fil_utan_plan;
mod gammalt_utfall_andrat;
mod grupp_utan_antal;
mod id_bytt_utan_tidigare_id;
mod indikator_utan_malvarde;
mod kon_dolt_bakom_total;
mod lank_utanfor_period;
mod mal_borttaget_i_oversyn;
mod mal_utan_indikator;
mod mal_utan_kf_koppling;
mod mal_utanfor_niva;
mod malvarde_andrat_utan_beslut;
mod modell_ofullstandig;
mod nyare_format;
mod ogiltig_gulgrans;
mod ogiltigt_id;
mod ogiltigt_varde;
mod okand_fil;
mod okand_niva;
mod okand_nyckel;
mod okand_period;
mod olaslig_fil;
mod otillaten_lank;
mod saknad_nyckel;
mod symbolisk_lank;
mod syntaxfel;
mod utdelat_andrat_utan_beslut;
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
