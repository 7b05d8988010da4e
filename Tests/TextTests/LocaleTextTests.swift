// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Testing
import Text

@Suite struct `Numbers and plural forms` {
    @Test func `a number is written as the reader writes it`() {
        #expect(NumberText.integer(1_234_567, "en") == "1,234,567")
        #expect(NumberText.integer(-1_234, "fr").filter(\.isNumber) == "1234")
        #expect(NumberText.integer(120, "ar") == "١٢٠")
        #expect(NumberText.decimal(2.5, fractionDigits: 1, "fr") == "2,5")
        #expect(NumberText.integer(12, "no such locale; DROP") == "12")
    }

    @Test(arguments: [
        (0, PluralCategory.zero), (1, .one), (2, .two), (3, .few), (10, .few), (11, .many), (99, .many),
        (100, .other),
        (103, .few),
    ])
    func `Arabic has six forms`(count: Int, category: PluralCategory) {
        #expect(PluralRules.category(count, "ar") == category)
    }

    @Test func `each language says which forms it needs`() {
        #expect(PluralRules.categories("en") == [.one, .other])
        #expect(PluralRules.categories("fr") == [.one, .many, .other])
        #expect(PluralRules.categories("ar") == Set(PluralCategory.allCases))
        #expect(PluralRules.category(0, "fr") == .one)
        #expect(PluralRules.category(1, "kelu") == .other)
    }
}

@Suite struct `Dates and times` {
    static let moment: Int64 = 1_782_806_400_000  // 2026-06-30T08:00Z

    @Test func `a day is written out in the reader's language`() {
        #expect(DateText.day(2026, 3, 14, "en") == "14 March 2026")
        #expect(DateText.day(2026, 3, 14, "fr") == "14 mars 2026")
        #expect(DateText.day(2026, 3, 14, "ar") == "١٤ مارس ٢٠٢٦")
        #expect(DateText.day(2026, 3, 14, "en", style: .withWeekday) == "Saturday, 14 March 2026")
        #expect(DateText.day(2026, 3, 14, "fr", style: .month) == "mars 2026")
    }

    @Test func `a moment is shown in the place's own time`() {
        #expect(
            DateText.dateTime(epochMilliseconds: Self.moment, zone: "Africa/Lubumbashi", "en")
                == "30 June 2026 at 10:00"
        )
        #expect(DateText.time(epochMilliseconds: Self.moment, zone: "Asia/Kathmandu", "en") == "13:45")
        #expect(
            DateText.day(epochMilliseconds: Self.moment, zone: "Pacific/Kiritimati", "fr", style: .short)
                == "30 juin 2026"
        )
    }

    @Test func `an unknown zone is named as unknown and shows UTC`() {
        #expect(!TimeZones.isKnown("Africa/Atlantis"))
        #expect(!TimeZones.isKnown(""))
        #expect(TimeZones.isKnown("Africa/Kinshasa"))
        #expect(DateText.time(epochMilliseconds: Self.moment, zone: "Africa/Atlantis", "en") == "08:00")
        #expect(TimeZones.all().contains("Africa/Bamako") || TimeZones.isKnown("Africa/Bamako"))
    }

    @Test(arguments: [
        "UTC", "Africa/Lubumbashi", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe",
    ])
    func `a clock's reading and a moment lead back to each other`(zone: String) {
        var moment: Int64 = -8_000_000_000_000
        while moment < 40_000_000_000_000 {
            let civil = DateText.civil(epochMilliseconds: moment, zone: zone)
            #expect(civil.isReal)
            let back = DateText.epoch(civil, zone: zone)
            // In the hour that comes twice, and where old offsets had seconds, the way back may differ by that much.
            #expect(abs((back ?? 0) - moment) <= 3_600_000)
            moment += 777_777_780_000
        }
    }

    @Test func `the hour that comes twice is its first, and the skipped one is still a moment`() {
        let twice = DateText.epoch(
            CivilTime(year: 2026, month: 10, day: 25, hour: 2, minute: 30),
            zone: "Europe/Paris"
        )
        #expect(twice == 1_792_888_200_000)
        let skipped = DateText.epoch(
            CivilTime(year: 2026, month: 3, day: 29, hour: 2, minute: 30),
            zone: "Europe/Paris"
        )
        #expect(skipped == 1_774_747_800_000)
    }

    @Test(arguments: [
        CivilTime(year: 2026, month: 2, day: 29), CivilTime(year: 2026, month: 13, day: 1),
        CivilTime(year: 2026, month: 0, day: 1), CivilTime(year: 2026, month: 4, day: 31),
        CivilTime(year: 26, month: 4, day: 1), CivilTime(year: 2026, month: 4, day: 1, hour: 24),
        CivilTime(year: .max, month: 1, day: 1), CivilTime(year: 2026, month: 1, day: .min),
    ])
    func `a date that is in no calendar has no moment`(time: CivilTime) {
        #expect(DateText.epoch(time, zone: "UTC") == nil)
    }

    @Test func `leap years are known`() {
        #expect(CivilTime(year: 2024, month: 2, day: 29).isReal)
        #expect(!CivilTime(year: 2100, month: 2, day: 29).isReal)
        #expect(DateText.civil(epochMilliseconds: 951_782_400_000, zone: "UTC").day == 29)
        #expect(
            DateText.civil(epochMilliseconds: -60_000, zone: "UTC")
                == CivilTime(year: 1969, month: 12, day: 31, hour: 23, minute: 59)
        )
    }
}
