//! 表单: protected, labelled, and faults stand at the field and in the summary.

use crate::{all, page, rendered, text, texts};
use scraper::{Html, Selector};

#[test]
fn every_form_that_changes_something_carries_the_token_once() {
    let token = Selector::parse("input[type=hidden][name=csrf]").unwrap();
    for (name, _, html) in rendered() {
        let page = Html::parse_document(&html);
        for form in all(&page, "form") {
            let action = form.value().attr("action").unwrap_or("(none)");
            let tokens: Vec<_> = form.select(&token).collect();
            match form.value().attr("method") {
                Some("post") => {
                    assert_eq!(tokens.len(), 1, "{name}: {action}");
                    assert_eq!(tokens.first().unwrap().value().attr("value"), Some("c5f1e0a7"), "{name}: {action}");
                }
                method => assert!(tokens.is_empty() && matches!(method, Some("get" | "dialog")), "{name}: {action}"),
            }
        }
    }
}

#[test]
fn files_are_sent_as_files() {
    let files = Selector::parse("input[type=file]").unwrap();
    let mut seen = 0;
    for (name, _, html) in rendered() {
        for form in all(&Html::parse_document(&html), "form") {
            if form.select(&files).next().is_some() {
                assert_eq!(form.value().attr("enctype"), Some("multipart/form-data"), "{name}");
                seen += 1;
            }
        }
    }
    assert!(seen > 20);
}

#[test]
fn every_control_has_a_label() {
    for (name, _, html) in rendered() {
        let page = Html::parse_document(&html);
        for control in all(&page, "input:not([type=hidden]), select, textarea") {
            let id = control.value().attr("id");
            let named =
                id.is_some_and(|id| all(&page, &format!("label[for='{id}']")).iter().any(|it| !text(*it).is_empty()));
            let wrapped = control
                .ancestors()
                .filter_map(scraper::ElementRef::wrap)
                .any(|it| it.value().name() == "label" && !text(it).is_empty());
            assert!(named || wrapped, "{name}: {}", control.html());
        }
        for button in all(&page, "button, summary") {
            assert!(!text(button).is_empty(), "{name}: {}", button.html());
        }
    }
}

#[test]
fn a_fault_stands_at_its_field_and_in_the_summary() {
    let page = page("item_unit");
    assert_eq!(texts(&page, ".summary a[href='#report-done']"), ["本期进展"]);
    assert_eq!(texts(&page, "#report-done-fault"), ["■ 请写本期做了哪些事，一两句话即可。"]);
    let field = all(&page, "#report-done").into_iter().next().unwrap();
    assert_eq!(field.value().attr("aria-invalid"), Some("true"));
    assert!(field.value().attr("aria-describedby").unwrap().contains("report-done-fault"));
    assert_eq!(texts(&page, "#report-next"), ["联系省公司改系统"], "what was typed is still there");
    assert!(all(&page, "#act-report").first().unwrap().value().attr("open").is_some());
}

#[test]
fn only_the_lead_office_is_offered_to_record_for_others() {
    assert!(all(&page("item_unit"), ".behalf-fields").is_empty());
    let office = page("item");
    assert_eq!(
        texts(&office, "#act-report .behalf-fields legend, #act-report .behalf-fields label"),
        ["替哪个单位记录", "谁说的 （选填）", "什么时候 （选填）", "用什么方式 （选填）"]
            .map(|label| if label.contains('选') { label.to_owned() } else { format!("{label} （选填）") })
    );
}

#[test]
fn every_act_of_the_ledger_has_a_form_on_the_page() {
    let page = page("item_forms");
    for act in pages::forms::item::ACTS {
        let form = format!("form[action='/items/101/{act}']");
        assert!(!all(&page, &form).is_empty(), "{act}");
    }
}

#[test]
fn the_main_act_is_one_and_stands_at_the_top() {
    let fresh = page("item_fresh");
    assert_eq!(texts(&fresh, ".item-head .actions .button"), ["签收"]);
    let check = page("item_check");
    assert_eq!(texts(&check, ".item-head .actions .button"), ["核验办结", "办结审批表"]);
    assert_eq!(all(&check, ".main-act").len(), 1);
}

#[test]
fn what_takes_away_is_asked_for_once_more() {
    let review = page("review");
    let drop = all(&review, "form[action='/plans/7/entries/35/drop']").into_iter().next().unwrap();
    assert!(drop.value().attr("data-ask").unwrap().contains("恢复"));
    assert!(all(&review, "form[action='/plans/7/entries/35/edit'][data-ask]").is_empty());
}

#[test]
fn adopting_lists_what_stands_in_the_way_with_links_to_it() {
    let review = page("review");
    assert_eq!(texts(&review, "#adopt .summary li a"), ["3-（三） 缺牵头单位", "3-（三） 缺完成时限"]);
    let labels = texts(&review, "#adopt label");
    assert_eq!(labels, ["文号", "印发机关", "印发日期", "转入台账后马上交办"]);
}

#[test]
fn a_diagnostic_leads_to_its_line_and_says_how_to_mend_it() {
    let plan = page("plan");
    let first = all(&plan, ".diagnostic").into_iter().next().unwrap();
    let shown = text(first);
    assert!(shown.contains("第 21 行") && shown.contains("怎么改"), "{shown}");
    assert!(!all(&plan, ".diagnostic a.goto[href='#L21']").is_empty());
    assert!(!all(&plan, "li#L21.has-error").is_empty());
}

#[test]
fn the_ledger_keeps_its_filters_in_links_and_exports() {
    let ledger = page("ledger_filtered");
    assert_eq!(texts(&ledger, ".chip").len(), 3);
    let excel = all(&ledger, "a[href^='/items/export.xlsx']").into_iter().next().unwrap();
    assert_eq!(excel.value().attr("href"), Some("/items/export.xlsx?light=near&unit=2&to=12月底"));
    assert!(!all(&ledger, "form.filters input[type=hidden][name=light][value=near]").is_empty());
}

#[test]
fn text_that_people_wrote_is_never_markup() {
    use pages::page::{FaultKind, FaultPage};
    use pages::{Template, Words};
    let page = FaultPage {
        frame: crate::sample::frame(Words::default(), "/items?q=\"><script>"),
        kind: FaultKind::Refused,
        text: "<script>alert(1)</script>".into(),
        cites: vec!["<b>".into()],
        number: "\"><i>".into(),
        back: "/".into(),
    };
    let html = Html::parse_document(&page.render().unwrap());
    assert_eq!(all(&html, "script").len(), 1, "only the file of the project");
    assert!(all(&html, "main b, main i").is_empty());
    assert_eq!(texts(&html, ".lead"), ["<script>alert(1)</script>"]);
}
