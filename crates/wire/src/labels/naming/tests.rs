use proptest::prelude::*;

use super::*;

fn found(table: &ClassTable, folder: Option<&str>, file: &str) -> Result<(usize, &'static str), NoLabel> {
    table.find(folder, file).map(|found| (found.class, found.rule.slug()))
}

#[test]
fn the_folders_and_files_of_imagenet_are_known_by_their_synset() {
    let table = ClassTable::imagenet();
    let tabby = Ok((281, "synset"));
    assert_eq!(found(&table, Some("n02123045"), "ILSVRC2012_val_00000293.JPEG"), tabby);
    assert_eq!(found(&table, None, "n02123045_123.JPEG"), tabby);
    assert_eq!(found(&table, None, "ILSVRC2012_val_00000293_n02123045.JPEG"), tabby);
    assert_eq!(found(&table, Some("n02085620-Chihuahua"), "n02085620_10.jpg"), Ok((151, "synset")));
    assert_eq!(found(&table, Some("N02123045 "), "a.png"), tabby);
    // The folder counts before the file.
    assert_eq!(found(&table, Some("n02123045"), "n02085620_10.jpg"), tabby);
    // Well formed, and no class; or two at once.
    assert_eq!(found(&table, Some("n99999999"), "n00000001.jpg"), Err(NoLabel::Unknown));
    assert_eq!(found(&table, None, "n02123045_n02085620.jpg"), Err(NoLabel::Ambiguous));
    assert_eq!(found(&table, None, "n02123045_n02123045.jpg"), tabby);
}

#[test]
fn a_number_is_a_class_only_as_a_folder() {
    let table = ClassTable::imagenet();
    assert_eq!(found(&table, Some("281"), "a.png"), Ok((281, "index")));
    assert_eq!(found(&table, Some("007"), "a.png"), Ok((7, "index")));
    for (folder, file) in [(Some("1000"), "a.png"), (Some("+5"), "a.png"), (Some("99999999999999999999"), "a.png")] {
        assert_eq!(found(&table, folder, file), Err(NoLabel::Unknown), "{folder:?}");
    }
    assert_eq!(found(&table, None, "281.png"), Err(NoLabel::Unknown), "cameras number their files");
    assert_eq!(found(&ClassTable::numbered(5), Some("4"), "a.png"), Ok((4, "index")));
    assert_eq!(found(&ClassTable::numbered(5), Some("5"), "tabby.png"), Err(NoLabel::Unknown));
}

#[test]
fn a_class_is_known_by_all_its_words_or_one_of_its_synonyms() {
    let table = ClassTable::imagenet();
    for (name, class) in [
        ("tabby", 281),
        ("Tabby_Cat", 281),
        ("tabby, tabby cat", 281),
        ("tiger_cat", 282),
        ("tiger-cat", 282),
        ("TIGER  CAT", 282),
        ("espresso", 967),
        ("jack-o'-lantern", 607),
        ("jack_o_lantern", 607),
        ("St_Bernard", 247),
    ] {
        assert_eq!(found(&table, Some(name), "IMG_1.jpg"), Ok((class, "name")), "{name}");
        assert_eq!(found(&table, None, &format!("{name}.jpg")), Ok((class, "name")), "{name}");
        for copy in ["_12", " (2)", "-01-002", " 3"] {
            assert_eq!(found(&table, Some("my pictures"), &format!("{name}{copy}.png")), Ok((class, "name")), "{copy}");
        }
    }
    for name in ["", "cat", "tabby dog", "tabbies", "IMG_0001", "한글"] {
        assert_eq!(found(&table, Some(name), &format!("{name} x.png")), Err(NoLabel::Unknown), "{name}");
    }
}

/// `crane` is a bird and a machine: whichever were taken, half of the pictures would count as wrong.
#[test]
fn the_name_of_several_classes_is_no_label() {
    let table = ClassTable::imagenet();
    for name in ["crane", "maillot", "panda"] {
        assert_eq!(found(&table, Some(name), "a.png"), Err(NoLabel::Ambiguous), "{name}");
        assert_eq!(found(&table, None, &format!("{name}_1.png")), Err(NoLabel::Ambiguous), "{name}");
    }
    // The file says which.
    assert_eq!(found(&table, Some("crane"), "n03126707_2.JPEG"), Ok((517, "synset")));
    assert_eq!(found(&table, Some("giant panda"), "a.png"), Ok((388, "name")));
}

#[test]
fn a_persons_own_names_are_known_in_any_language() {
    let names = ["고양이", "개, 강아지", "Äpfel", "cat", "Cat"];
    let table = ClassTable::of_names(names.map(str::to_owned).to_vec());
    assert_eq!(found(&table, Some("고양이"), "1.jpg"), Ok((0, "name")));
    assert_eq!(found(&table, None, "강아지_3.jpg"), Ok((1, "name")));
    assert_eq!(found(&table, None, "ÄPFEL.jpg"), Ok((2, "name")));
    assert_eq!(found(&table, None, "cat.jpg"), Err(NoLabel::Ambiguous));
    assert_eq!((table.classes(), table.name(1), table.name(5)), (5, Some("개, 강아지"), None));
    assert_eq!(ClassTable::numbered(3).name(1), None);
    assert_eq!(found(&table, Some("n02123045"), "a.png"), Err(NoLabel::Unknown), "no class of theirs has a synset");
}

/// Every name of every class is found as that class, or is one that another class has, too.
#[test]
fn each_of_the_thousand_is_found_by_each_of_its_names() {
    let table = ClassTable::imagenet();
    let mut ambiguous = 0;
    for class in 0..COUNT {
        let label = label(class).unwrap();
        assert_eq!(found(&table, Some(&label.synset), "x.png"), Ok((class, "synset")));
        for name in label.lemmas.split(", ") {
            match found(&table, Some(name), "x.png") {
                Ok((one, _)) => assert_eq!(one, class, "{name}"),
                Err(NoLabel::Ambiguous) => ambiguous += 1,
                Err(NoLabel::Unknown) => panic!("{name}"),
            }
        }
    }
    assert!((2..120).contains(&ambiguous), "{ambiguous}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_name_is_one_class_of_that_name_or_none(
        names in prop::collection::vec("[a-cA-C_, -]{0,6}", 0..6),
        folder in prop::option::of("[a-c0-9_, -]{0,5}"),
        file in "\\PC{0,12}",
    ) {
        let table = ClassTable::of_names(names.clone());
        let words = |name: &str| -> Vec<String> {
            name.to_lowercase().split([' ', '_', '-', ',']).filter(|word| !word.is_empty()).map(str::to_owned).collect()
        };
        let has = |class: &String, name: &[String]| {
            !name.is_empty() && (words(class) == name || class.split(',').any(|synonym| words(synonym) == name))
        };
        for (folder, file) in [(folder.as_deref(), file.as_str()), (None, &format!("{}.png", folder.clone().unwrap_or_default()))] {
            if let Ok(FoundLabel { class, rule }) = table.find(folder, file) {
                prop_assert!(class < names.len());
                prop_assert!(rule != LabelRule::Synset);
            }
        }
        // By its folder alone: one class has the name, or the number.
        if let Some(folder) = &folder {
            let owners: Vec<_> = names.iter().enumerate().filter(|(_, class)| has(class, &words(folder))).collect();
            let number = folder.trim().parse().ok().filter(|number| *number < names.len());
            let expected = match (number, owners.as_slice()) {
                (Some(class), _) => Ok((class, "index")),
                (None, [(class, _)]) => Ok((*class, "name")),
                (None, []) => Err(NoLabel::Unknown),
                (None, _) => Err(NoLabel::Ambiguous),
            };
            prop_assert_eq!(found(&table, Some(folder), "?"), expected);
        }
    }

    #[test]
    fn no_name_whatever_breaks_the_search(folder in prop::option::of(any::<String>()), file in any::<String>()) {
        let table = ClassTable::of_names(vec![file.clone(), folder.clone().unwrap_or_default()]);
        for table in [table, ClassTable::numbered(7)] {
            let class = table.find(folder.as_deref(), &file).map(|found| found.class);
            prop_assert!(class.is_err() || class.is_ok_and(|class| class < table.classes()));
        }
    }
}
