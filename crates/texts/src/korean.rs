//! Rules that every Korean text keeps: one word for one thing, one level of speech, particles that fit any value.

use super::SECTIONS;
use super::particle::PARTICLES;

/// The Korean texts by name.
fn korean() -> Vec<(String, &'static str)> {
    let mut found = Vec::new();
    for (section, texts) in SECTIONS {
        found.extend(texts.iter().map(|(name, text)| (format!("{section}::{name}"), text.0.ko)));
    }
    assert!(found.len() > 400, "only {} texts", found.len());
    found
}

fn is_hangul(character: char) -> bool {
    ('가'..='힣').contains(&character)
}

/// 층, 사진, 연산량, 네트워크, 특징 맵, 이론값, 채널별(depthwise) 합성곱, 공식, 파라미터, 예제: these are others for them.
#[test]
fn one_word_stands_for_one_thing() {
    let others = [
        "레이어",
        "계층",
        "이미지",
        "비용",
        "비싸",
        "비싼",
        "계산량",
        "신경망",
        "피처",
        "특성 맵",
        "특성맵",
        "피쳐",
        "이상값",
        "이상적",
        "깊이별",
        "수식",
        "매개변수",
        "샘플",
        "예시",
    ];
    for (name, text) in korean() {
        // 리샘플링 is the field's word.
        let text = text.replace("리샘플링", "");
        for other in others {
            assert!(!text.contains(other), "{name} says {other}: {text}");
        }
        assert_ne!(text, "이상", "{name}: 이론값");
    }
}

/// Every sentence ends in 요, quoted speech too. What has no verb at its end, such as an entry of a legend, is no sentence.
#[test]
fn all_speak_at_one_level() {
    for (name, text) in korean() {
        for sentence in text.split_inclusive(['.', '?', '!']) {
            let words = sentence.trim_end_matches(['.', '?', '!']);
            let is_plain =
                ["니다", "니까", "하다", "한다", "된다", "이다", "있다", "없다", "았다", "었다", "하라", "시오"];
            // With its stop behind it any 다 is the end of a verb; without one it may be a panda.
            let ends_plainly = words.len() < sentence.len() && words.ends_with('다');
            let is_plain = ends_plainly || is_plain.iter().any(|end| words.ends_with(end));
            assert!(!is_plain, "{name} is at another level: {words}");
            let is_question = sentence.ends_with('?');
            assert!(!is_question || words.ends_with('요'), "{name} asks at another level: {words}");
        }
    }
}

/// Behind a place stands a word that nobody knows yet: a particle that takes its form from it is written in both forms.
#[test]
fn no_particle_fits_some_values_alone() {
    let fixed = [
        "은",
        "는",
        "이",
        "가",
        "을",
        "를",
        "과",
        "와",
        "로",
        "으로",
        "예요",
        "이에요",
        "라고",
        "이라고",
        "라는",
        "이라는",
        "이며",
        "며",
        "이고",
        "나",
        "이나",
        "란",
        "이란",
        "라서",
        "이라서",
        "입니다",
    ];
    let mut in_both_forms = 0;
    for (name, text) in korean() {
        for behind in text.split('}').skip(1) {
            if PARTICLES.iter().any(|(written, ..)| behind.starts_with(written)) {
                in_both_forms += 1;
                continue;
            }
            let particle: String = behind.chars().take_while(|character| is_hangul(*character)).collect();
            assert!(!fixed.contains(&particle.as_str()), "{name} has “{particle}” behind a place: {text}");
        }
    }
    assert!(in_both_forms > 5, "{in_both_forms} particles in both forms");
}
