"""One usual visit: four steps with each kind of answer, advice of each group and for each audience."""

from __future__ import annotations

from record_parts import advice, answer

from tool.record import RecordedAdvice, RecordedSection


def sections() -> tuple[RecordedSection, ...]:
    """Four steps with each kind of answer."""
    no = {"said": ("No",)}
    return (
        RecordedSection(
            "baby",
            "How baby is doing",
            (
                answer("unwell-today", "Is Zara poorly today?", **no),
                answer(),
                answer(
                    "born-before-37-weeks",
                    "Was Zara born before 37 weeks?",
                    said=(),
                    status="not-sure",
                    note="Red book not at hand. Ask the maternity unit on Monday.",
                ),
                answer(
                    "previous-sudden-death",
                    "Has a baby in your family ever died suddenly?",
                    said=("Yes",),
                    words="Amina’s sister lost a boy in 2019.",
                    private=True,
                    note="Offer CONI.",
                ),
            ),
        ),
        RecordedSection(
            "where",
            "Where baby sleeps",
            (
                answer(
                    "slept-last-night",
                    "Where did Zara sleep last night? Think of each place, even for a short time.",
                    said=("Bedside crib", "Adult bed"),
                ),
                answer("day-naps", "Where does Zara nap in the day?", said=("Moses basket", "Pram")),
                answer("night-room", "Who is in the room with Zara at night?", said=("One of us is in the same room",)),
                answer("lays-down", "How do you lay Zara down to sleep?", said=("On her back",)),
                answer("room-temperature", "How warm is the room where Zara sleeps?", said=("19 °C",)),
            ),
        ),
        RecordedSection(
            "grown-ups",
            "The grown-ups",
            (
                answer(
                    "smokes",
                    "Does anybody around Zara smoke?",
                    said=("Ben",),
                    words="On the balcony, mostly after work.",
                ),
                answer(
                    "drinks-alcohol",
                    "Does anybody drink alcohol, even a little?",
                    said=("Rather not say",),
                    status="rather-not-say",
                ),
                answer(
                    "drugs", "Does anybody take drugs?", said=("Amina",), private=True, words="Cannabis, some weekends."
                ),
                answer("feels-safe", "Do you feel safe at home?", said=("Yes",), private=True),
                answer(
                    "carer-affected-now", "Is a carer affected by drink or drugs now?", practitioner_only=True, **no
                ),
                answer("very-tired", "Is anybody very tired at the moment?", said=(), status="skipped"),
            ),
        ),
        RecordedSection(
            "handling",
            "Crying and handling",
            (
                answer(
                    "coping-plan",
                    "Do you have a plan for when the crying gets too much?",
                    said=("Yes",),
                    words="We put her in the cot, shut the door, and ring Gran. Then one of us goes back.",
                ),
                answer(
                    "different-night-plan",
                    "Do you have a plan for Zara's sleep then?",
                    said=("Yes",),
                    words="We take the travel cot to Leeds. Ben stays sober and drives us home.",
                ),
                answer(
                    "programme",
                    "What has each of you seen and talked about?",
                    said=("Amina: talked about it, watched the film", "Ben: talked about it"),
                ),
                answer("pets", "Are there pets where Zara spends time?", said=(), status="open"),
            ),
        ),
    )


def all_advice() -> tuple[RecordedAdvice, ...]:
    """Some of each group and each audience."""
    nice = "NICE guideline NG194, Postnatal care, 2021, section 1.3"
    return (
        advice(),
        advice(
            "keep-room",
            topic="room-sharing",
            say="Zara sleeps in the same room as one of you. That is just right.",
            because="You are near if she needs you.",
        ),
        advice(
            "never-sofa",
            level="stop",
            topic="sofa",
            group="never",
            say="Never fall asleep with Zara on a sofa or in an armchair.",
            because="She can slip down beside you, or be covered, and cannot free herself.",
            tonight="If you may doze off while you feed her, feed her in a bed made ready instead.",
            family_words="We will move the night feeds upstairs.",
        ),
        advice(
            "do-not-share-smoking",
            level="stop",
            topic="smoking",
            group="do-not-share",
            say="Do not share a bed with Zara, because Ben smokes.",
            because="Smoke stays on clothes and breath, even when nobody smokes indoors.",
            tonight="Zara sleeps in the bedside crib, next to your bed. Put her back there after each feed.",
            note="NICE names either parent. The Lullaby Trust names anyone in the bed. The stricter one holds here.",
            sources=(nice, "Lullaby Trust, Safer sleep for babies, 2024"),
            checked=("copy", "read"),
            confirm="the date of the newest edition",
        ),
        advice(
            "do-not-share-premature-not-sure",
            level="stop",
            topic="premature",
            group="do-not-share",
            say="Until we know if Zara was born early, do not share a bed with her.",
            because="A bed shared with grown-ups is riskier for babies who were born early.",
            tonight="She sleeps in her own crib beside you.",
            talked_about=False,
        ),
        advice(
            "do-not-share-drugs",
            level="stop",
            topic="drugs",
            group="do-not-share",
            audience="private",
            say="On nights when you have taken drugs, do not share a bed with Zara.",
            because="You may not wake as you usually would.",
            tonight="Ask Ben to take the night.",
            note="Tell this to Amina alone.",
        ),
        advice(
            "crib",
            level="change",
            lead="what-to-do",
            topic="bedside-crib",
            group="change",
            say="Fix the crib to the bed, so that there is no gap.",
            because="A baby can get stuck in a gap.",
        ),
        advice(
            "accidental-doze",
            level="change",
            lead="what-to-do",
            topic="accidental-doze",
            group="change",
            say="Anyone can doze off. Make the bed ready, in case it happens.",
            because="A bed made ready is less dangerous than a sofa.",
            tonight="Take pillows and the duvet out of reach. Put Zara back as soon as you wake.",
        ),
        advice(
            "act-find-out",
            level="act",
            topic="find-out",
            group="act",
            audience="practitioner",
            say="Find out whether Zara was born before 37 weeks.",
            because="Until then the stricter advice holds.",
            note="Maternity discharge letter or red book.",
            talked_about=False,
        ),
        advice(
            "act-carer",
            level="act",
            topic="carer-not-met",
            group="act",
            audience="practitioner",
            say="Agree who will meet Yasmin, and by when.",
            because="She looks after Zara and has not heard this.",
            talked_about=False,
        ),
        advice(
            "act-quit",
            level="act",
            topic="quit-help",
            group="act",
            audience="practitioner",
            say="Offer Ben a referral to stop smoking.",
            because="Support makes stopping far easier.",
            sources=(nice,),
            checked=("copy",),
        ),
    )
