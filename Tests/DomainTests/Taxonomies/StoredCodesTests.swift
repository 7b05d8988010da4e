// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

/// What is stored is never renumbered: a new member gets a new line's end, nothing here ever changes.
struct StoredCodesTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let stored: String
        let now: String
        let roundTrips: Bool
        var testDescription: String { name }

        init<T: Taxonomy>(_ type: T.Type, _ stored: String) {
            name = "\(type)"
            self.stored = stored
            now = type.allCases.map { "\($0.rawValue)=\($0.code)" }.joined(separator: " ")
            roundTrips = type.allCases.allSatisfy { T(code: $0.code) == $0 && T(rawValue: $0.rawValue) == $0 }
        }
    }

    @Test(arguments: rows) func `stored numbers and codes are what they always were`(_ row: Row) {
        #expect(row.now == row.stored)
        #expect(row.roundTrips)
    }

    @Test func `an unknown code is nobody's`() {
        #expect(ActCode(code: "V30") == nil)
        #expect(ActCode(code: "v01") == nil)
        #expect(ActCode(rawValue: 30) == nil)
        #expect(ClosureOutcome(code: "false") == nil)
    }

    static let rows: [Row] = first + second

    private static let first: [Row] = [
        Row(RecusalReason.self, "1=named 2=named-post 3=related 4=in-line"),
        Row(ErasureGround.self, "1=retention 2=asked 3=withdrawn 4=ordered 5=mistaken 6=transcribed"),
        Row(RetentionClass.self, "1=grave 2=ordinary 3=contact 4=contact-withdrawn 5=voice"),
        Row(
            AccessChannel.self,
            """
            1=hotline-voice 2=sms 3=keypad-menu 4=secure-email 5=web-form 6=tip-box \
            7=community-office 8=mobile-team 9=liaison-encounter 10=staff-duty 11=ngo-partner \
            12=community-mechanism 13=forum-or-panel 14=union 15=media 16=equipment-check \
            17=peer-company 18=authority 19=letter
            """
        ),
        Row(
            ActCode.self,
            """
            0=V00 1=V01 2=V02 3=V03 4=V04 5=V05 6=V06 7=V07 8=V08 9=V09 10=V10 11=V11 12=V12 13=V13 \
            14=V14 15=V15 16=V16 17=V17 18=V18 19=V19 20=V20 21=V21 22=V22 23=V23 24=V24 25=V25 \
            26=V26 27=V27 28=V28 29=V29
            """
        ),
        Row(
            ActNowReason.self,
            """
            1=would-harm 2=they-said-no 3=involved 4=harm-unknown 5=wish-unknown 6=distance-unknown
            """
        ),
        Row(ActOrOmission.self, "1=act 2=omission"),
        Row(AgeBand.self, "1=0-11 2=12-17 3=18-24 4=25-59 5=60+ 6=unknown"),
        Row(
            AllegedRole.self,
            """
            1=direct 2=ordered 3=planned 4=present 5=accomplice 6=failed-to-prevent 7=suspected
            """
        ),
        Row(AnonymityCeiling.self, "1=full 2=network-visible 3=seen 4=known"),
        Row(AnonymityLevel.self, "1=anonymous 2=confidential 3=open"),
        Row(
            AuthorityFunction.self,
            """
            1=investigate 2=prosecute 3=discipline 4=inquire 5=protect 6=serve 7=talk
            """
        ),
        Row(AuthorityLevel.self, "0=0 1=1 2=2 3=3 4=4 5=5"),
        Row(
            AuthorityType.self,
            """
            1=force-internal-affairs 2=police-inspectorate 3=prosecutor 4=investigating-judge \
            5=military-prosecutor 6=court 7=ombudsman 8=nhri 9=labour-inspectorate \
            10=child-protection 11=anti-corruption 12=parliament-committee 13=ministry-inspectorate \
            14=customary-court 15=home-government 16=united-nations 17=icrc 18=lender-mechanism
            """
        ),
        Row(
            CaseStage.self,
            """
            1=intake 2=safety 3=assessment 4=decision 5=action 6=monitoring 7=closed 8=reopened
            """
        ),
        Row(CellRule.self, "1=ordinary 2=sensitive"),
        Row(
            ClockRule.self,
            """
            1=acknowledge 2=consult 3=protection-screen 4=headquarters 5=credibility \
            6=investigation-start 7=prosecutor-notice 8=referral 9=interim-answer \
            10=substantive-answer 11=review-request 12=review-decision 13=root-cause 14=correction \
            15=act-now-account 16=child-held-alarm
            """
        ),
        Row(
            ClockStart.self,
            """
            1=received 2=acknowledged 3=triggered 4=credible 5=verified 6=closed 7=review-asked \
            8=new-facts 9=called
            """
        ),
        Row(
            ClosingItem.self,
            """
            1=answered 2=outcome-told 3=outcome-needs 4=remedy-decided 5=reprisal-plan 6=root-cause \
            7=evidence-sealed 8=headquarters 9=second-person 10=calls-reviewed
            """
        ),
        Row(ClosingState.self, "1=done 2=excused 3=open"),
        Row(
            ClosureNeed.self,
            """
            1=persons-word 2=review-offered 3=authority-document 4=findings 5=second-reviewer \
            6=records-rectified 7=what-would-change-it 8=referral-on-record 9=reprisal-check \
            10=shown-other-door 11=other-case
            """
        ),
        Row(
            ClosureOutcome.self,
            """
            1=resolved-satisfied 2=resolved-not-satisfied 3=substantiated-authority \
            4=substantiated-inquiry 5=partly-substantiated 6=not-substantiated 7=not-credible \
            8=refuted-cleared 9=insufficient-information 10=referred 11=withdrawn 12=survivors-wish \
            13=out-of-scope 14=duplicate 15=resolved-not-asked
            """
        ),
        Row(
            Credibility.self,
            """
            1=unassessed 2=insufficient-information 3=not-credible 4=credible 5=verified \
            6=confirmed-by-authority 7=refuted-by-authority 8=reopened
            """
        ),
        Row(CredibilityRequirement.self, "1=second-reviewer 2=authority-document"),
        Row(DangerKind.self, "1=held 2=hunted 3=bleeding 4=about-to-be-harmed"),
        Row(DutyStep.self, "1=officer 2=deputy 3=outside-reader"),
        Row(
            EvidenceKind.self,
            """
            1=testimony 2=photo 3=video 4=audio 5=document 6=medical 7=forensic 8=object 9=satellite \
            10=open-source 11=official
            """
        ),
        Row(IncidentOrigin.self, "1=report 2=staff 3=media 4=ngo 5=patrol 6=equipment-check"),
        Row(InformationGrade.self, "1=1 2=2 3=3 4=4 5=5 6=6"),
        Row(InquiryKind.self, "1=record 2=inquiry 3=full"),
        Row(Involvement.self, "1=none 2=linked 3=contributed 4=caused"),
    ]

    private static let second: [Row] = [
        Row(LightField.self, "1=what 2=where 3=when 4=how-to-answer 5=what-was-done 6=answered-on"),
        Row(LikenessReason.self, "1=same-words 2=same-act-place-week"),
        Row(LiteracyNeed.self, "1=nothing 2=some 3=reading"),
        Row(MedicalCare.self, "1=hiv-prophylaxis 2=emergency-contraception"),
        Row(
            MedicalConsistency.self,
            """
            1=not-consistent 2=consistent 3=highly-consistent 4=typical 5=diagnostic
            """
        ),
        Row(OpenAnswer.self, "0=not-asked 1=yes 2=no 3=unknown 4=rather-not"),
        Row(
            PauseReason.self,
            """
            1=person-asked 2=contact-unsafe 3=waiting-for-person 4=prosecutor-asked 5=no-access \
            6=no-safe-meeting
            """
        ),
        Row(ProtectionLevel.self, "1=low 2=medium 3=high 4=extreme"),
        Row(RecusalReason.self, "1=named 2=named-post 3=related 4=in-line"),
        Row(
            RemedyKind.self,
            """
            1=restitution 2=compensation 3=rehabilitation 4=satisfaction 5=non-repetition \
            6=stop-support 7=change-request-rules 8=facilitate-state-remedy
            """
        ),
        Row(RemedyProvider.self, "1=state 2=force 3=company 4=joint 5=community 6=ngo"),
        Row(RemedyStage.self, "1=asked 2=offered 3=agreed 4=delivered 5=confirmed 6=declined"),
        Row(
            ReportStage.self,
            """
            1=received 2=acknowledged 3=triaged 4=linked 5=answered 6=redirected 7=duplicate-linked
            """
        ),
        Row(
            RootCause.self,
            """
            1=company-request 2=unclear-roles 3=force-rules-missing 4=training-gap \
            5=fatigue-or-supply 6=stipend-late 7=impunity 8=vetting-gap 9=wrong-equipment \
            10=company-asset-misused 11=production-pressure 12=grievance-unaddressed 13=land-conflict \
            14=artisanal-pressure 15=discrimination 16=political-event 17=armed-conflict \
            18=weak-oversight 19=channel-failure
            """
        ),
        Row(ReadingPurpose.self, "1=protect 2=service 3=reach 4=refer 5=correct 6=law"),
        Row(SafeContactMode.self, "1=none 2=call 3=sms 4=visit 5=intermediary 6=via-code 7=not-said"),
        Row(Score.self, "1=1 2=2 3=3 4=4 5=5"),
        Row(ServiceAudience.self, "1=everyone 2=women 3=men 4=children 5=forces"),
        Row(
            ServiceKind.self,
            """
            1=emergency 2=medical 3=after-sexual-violence 4=someone-to-talk-to 5=safe-place 6=lawyer \
            7=child-protection 8=detention 9=independent-body 10=family-tracing
            """
        ),
        Row(Severity.self, "1=S1 2=S2 3=S3 4=S4 5=S5"),
        Row(SeverityScale.self, "1=scale 2=scope 3=irremediability"),
        Row(Sex.self, "1=F 2=M 3=other 4=unknown"),
        Row(SourceReliability.self, "1=A 2=B 3=C 4=D 5=E 6=F"),
        Row(
            TodayKind.self,
            """
            1=call-for-help 2=protection-check 3=consent-withdrawn 4=new-report 5=they-wrote \
            6=promise 7=signature 8=handed-over 9=review 10=integrity 11=case-work
            """
        ),
        Row(Track.self, "1=light 2=heavy"),
        Row(TriggerLetter.self, "1=P 2=E 3=A 4=O 5=S"),
        Row(UrgentHelper.self, "1=lawyer 2=doctor 3=prosecutor 4=ombudsman 5=icrc 6=child-protection"),
        Row(
            VulnerableGroup.self,
            """
            1=women 2=girls 3=boys 4=older 5=indigenous 6=minority 7=disability 8=lgbti 9=displaced \
            10=migrant-worker 11=artisanal-miner 12=informal-worker 13=landless 14=defender \
            15=journalist 16=union-member 17=ngo-worker 18=detainee 19=female-force-member \
            20=low-rank-force-member 21=widow-or-child-headed 22=non-literate 23=stigmatised-health
            """
        ),
        Row(WaiverNeed.self, "1=officer 2=headquarters 3=written-reason 4=panel-told"),
    ]
}
