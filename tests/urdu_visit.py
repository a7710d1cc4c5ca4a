"""A visit in Urdu, made by hand: sample words to set and to hear, reviewed by nobody, so used in no other place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import factories as f

from tool.plan import PlanItem
from tool.record import Fact, Record, RecordedSection

_MONTHS = ("جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر")
_URDU: dict[str, dict[str, str]] = {
    "days": {"moment": "{day}، {time} بجے"},
    "common": {
        "and": "اور",
        "page": "صفحہ {page} از {pages}",
        "foot": "{product}، حوالہ {reference}، سوالات کا نسخہ {version} ({fingerprint})",
        "unreadable": "کچھ حروف خانوں میں ناموں سے لکھے گئے ہیں",
        "unreadable_text": "اس کاغذ پر کچھ حروف نہیں چھپ سکتے۔ ان کا نام یا نمبر خانے میں لکھا ہے۔",
    },
    "record": {
        "title": "ملاقات کا ریکارڈ",
        "under": "{baby} کی محفوظ نیند، محفوظ سنبھال اور محفوظ جگہ کے بارے میں گفتگو",
        "chip": "صرف پریکٹیشنر کی فائل کے لیے",
        "head": "ملاقات کا ریکارڈ، خاندان کے لیے نہیں",
        "visit": "یہ ملاقات",
        "practitioner": "پریکٹیشنر",
        "baby": "بچہ",
        "glance": "ایک نظر میں",
        "here": "آج موجود",
        "not_here": "آج موجود نہیں",
        "never": "کسی بچے کے لیے کبھی نہیں",
        "do_not_share": "بچے کے ساتھ ایک بستر میں نہ سوئیں",
        "to_do": "آپ کے کرنے کے کام",
        "next_check": "اگلی ملاقات",
        "people": "بچے کے آس پاس کے لوگ",
        "was_here": "آج موجود",
        "was_not_here": "آج موجود نہیں",
        "advice": "مشورہ",
        "plan": "منصوبہ",
        "answers": "ہر سوال اور اس کا جواب",
        "signatures": "دستخط",
        "about": "اس کاغذ کے بارے میں",
    },
    "family": {
        "title": "{baby} کے لیے ہمارا منصوبہ",
        "head": "محفوظ نیند پر ہماری گفتگو، خاندان کی کاپی",
        "next_check": "ہم پھر کب بات کریں گے",
        "contacts": "جن لوگوں کو آپ فون کر سکتے ہیں",
        "advice": "{baby} کو محفوظ رکھنا",
        "advice_text": "پہلے وہ جو اچھا چل رہا ہے۔ پھر پڑھیں کہ آگے کیا کرنا ہے۔",
        "answers": "ہم نے کیا بات کی",
        "here": "کون موجود تھا",
        "here_text": "{names} نے {day} کو مل کر بات کی۔",
        "talked_about": "ہم نے اس پر بات کی",
        "own_words": "آپ کے الفاظ میں:",
        "signatures": "کس نے دستخط کیے",
        "about": "اس کاغذ کے بارے میں",
        "sources": "ہمارا مشورہ کہاں سے آتا ہے",
    },
    "advice": {
        "keep": "اچھا چل رہا ہے",
        "never": "کسی بچے کے لیے کبھی نہیں",
        "do-not-share": "بچے کے ساتھ ایک بستر میں نہ سوئیں",
        "change": "اسے زیادہ محفوظ بنائیں",
        "because": "وجہ:",
        "tonight": "آج رات:",
        "own_words": "خاندان کے اپنے الفاظ:",
        "note": "پریکٹیشنر کے لیے نوٹ:",
        "sources": "ماخذ:",
        "talked_about": "بات ہو گئی",
        "not_talked_about": "بات نہیں ہوئی",
    },
    "plan": {"who": "کون:", "by_when": "کب تک:", "from_advice": "مشورے سے:"},
    "status": {"not-sure": "یقین نہیں", "skipped": "ابھی کے لیے چھوڑا", "continued": "{title}، جاری"},
    "signature": {
        "drawn": "ہاتھ سے دستخط",
        "typed": "نام لکھا گیا",
        "at": "کب:",
        "alt": "{name} کے ہاتھ کے دستخط",
        "meaning": "دستخط کا مطلب ہے کہ ہم نے اس پر بات کی۔ اس کا یہ مطلب نہیں کہ ہر بات سے اتفاق ہے۔",
    },
    "fridge": {
        "title": "{baby} کے لیے محفوظ نیند",
        "under": "{baby} کی دیکھ بھال کرنے والے ہر شخص کے لیے",
        "head": "محفوظ نیند، فریج کے لیے منصوبہ",
        "own-space": "ہر نیند اپنی جگہ پر",
        "own-space-text": "ہموار، سخت اور صاف جگہ، دن میں بھی اور رات میں بھی۔",
        "back": "ہمیشہ کمر کے بل",
        "back-text": "پاؤں بستر کے پائنتی کی طرف۔",
        "clear": "بستر میں کچھ نہیں",
        "clear-text": "نہ تکیہ، نہ رضائی، نہ کھلونے۔",
        "sofa": "صوفے پر کبھی نہیں",
        "sofa-text": "بچے کے ساتھ صوفے یا آرام کرسی پر کبھی نہ سوئیں۔",
        "plan": "ہمارا منصوبہ",
        "contacts": "کس کو فون کریں",
    },
    "months": {str(number): name for number, name in enumerate(_MONTHS, 1)},
}
WORDS: dict[str, dict[str, str]] = {part: words | _URDU.get(part, {}) for part, words in f.WORDS.items()}
TEMPERATURE = "کمرے کا درجہ حرارت 16–20 °C رکھیں اور 0800 448 0737 پر فون کریں۔"


def urdu_record(**changes: Any) -> Record:
    """A visit with a family that reads Urdu; the practitioner writes notes in English."""
    answers = (
        f.answer("position", "آپ زہرا کو کیسے لٹاتے ہیں؟", said=("کمر کے بل",)),
        f.answer("room", "کمرہ کتنا گرم ہے؟", said=("19 °C",), words=TEMPERATURE),
        f.answer(
            "coping-plan", "جب رونا بہت زیادہ ہو جائے تو کیا کریں گے؟", said=("ہاں",), words="ہم Amina کو فون کریں گے۔"
        ),
        f.answer("born", "کیا زہرا 37 ہفتوں سے پہلے پیدا ہوئی؟", said=(), status="not-sure", note="No red book."),
    )
    advice = (
        f.advice(
            say="آپ زہرا کو کمر کے بل لٹاتے ہیں۔ ہر نیند پر یہی کریں۔",
            because="بچے کمر کے بل آسانی سے سانس لیتے ہیں۔",
        ),
        f.advice(
            "sofa",
            group="never",
            level="stop",
            say="زہرا کے ساتھ صوفے یا آرام کرسی پر کبھی نہ سوئیں۔",
            because="وہ پھسل کر آپ کے نیچے دب سکتی ہے۔",
            tonight="اگر نیند آ رہی ہو تو دودھ پلانے کے لیے تیار بستر پر جائیں۔",
            family_words="ہم رات کا دودھ اوپر والے کمرے میں پلائیں گے۔",
        ),
        f.advice("crib", group="change", level="change", say=TEMPERATURE, because="زیادہ گرمی بچے کے لیے خطرہ ہے۔"),
        f.advice(
            "act",
            group="act",
            level="act",
            audience="practitioner",
            say="Ask the maternity unit.",
            because="Not known.",
        ),
    )
    changed: dict[str, Any] = {
        "language": "ur",
        "baby": "زہرا",
        "visit": (
            Fact("contact", "یہ کون سی ملاقات ہے؟", "6 سے 8 ہفتے"),
            Fact("place", "ہم کہاں مل رہے ہیں؟", "گھر پر"),
        ),
        "baby_facts": (Fact("baby-name", "بچے کا نام", "زہرا"), Fact("nhs-number", "NHS نمبر", "999 123 4560")),
        "people": (
            replace(f.person("آمنہ", "ماں"), facts=(Fact("lives-here", "کیا یہ زہرا کے گھر میں رہتی ہیں؟", "ہاں"),)),
            replace(f.person("Ben", "والد"), facts=(Fact("lives-here", "کیا یہ زہرا کے گھر میں رہتے ہیں؟", "ہاں"),)),
        ),
        "sections": (RecordedSection("where", "بچہ کہاں سوتا ہے", answers),),
        "advice": advice,
        "plan": (
            PlanItem("Ben سگریٹ چھوڑنے کی لائن کو فون کریں گے۔", "Ben", date(2026, 11, 27)),
            PlanItem("پالنا بستر کے ساتھ لگایا جائے گا، بغیر خالی جگہ کے۔", "آمنہ", date(2026, 11, 20), "crib"),
        ),
        "next_check": Fact("next-check", "4 دسمبر 2026", "پالنا مل کر دیکھیں گے"),
        "contacts": (
            ("ایمرجنسی", "999", "کوئی خطرے میں ہے، یا بچہ بہت بیمار ہے۔"),
            ("Cry-sis", "0800 448 0737", "بچہ بہت روتا ہے اور آپ کسی سے بات کرنا چاہتے ہیں۔"),
        ),
        "signatures": (
            f.signature("آمنہ", "ماں", statement="ہم نے زہرا کی محفوظ نیند پر بات کی۔"),
            f.signature("Joanne Okafor-Whitehead", "Health visitor", outcome="typed", ink=None, typed="Joanne Okafor"),
        ),
        "changes": (),
    }
    return f.record(**(changed | changes))
