"""Vocabulary: words that fill the gaps of frames, so that the same sentence is met with many verbs, posts and things.

None of them is a name. A frame is a scene with gaps for such words; see `scenes/frames.txt`.
"""

# ruff: noqa: INP001 - a folder of scripts, no package
from __future__ import annotations

__all__ = ["VOCABULARY"]


def _listed(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in text.replace("\n", "/").split("/") if each.strip())


VOCABULARY: dict[str, tuple[str, ...]] = {
    "verbed": _listed("""told/threatened/punched/pushed/kicked/followed/approached/called/texted/rang/saw/met/knew/contacted/visited
        interviewed/arrested/cautioned/searched/stopped/questioned/supported/helped/blamed/warned/asked/thanked/paid/owed/robbed/bit
        slapped/grabbed/chased/invited/married/divorced/left/recognised/identified/named/accused/telephoned/messaged/emailed/drove
        collected/dropped/passed/hired/employed/sacked/suspended/dismissed/promoted/managed/taught/examined/treated/assessed/referred
        admitted/discharged/represented/defended/prosecuted/sentenced/fined/bailed/released/detained/charged/escorted/transported
        photographed/filmed/harassed/stalked/assaulted/strangled/stabbed/spat at/shouted at/argued with/lived with/worked with/spoke to
        wrote to/replied to/complained to/complained about/referred to/moved in with/stayed with/relied on/looked after/came across"""),
    "did": _listed("""said nothing/was upset/was frightened/was tired/was angry/was taken to hospital/left the house/went home/ran off/made off
        denied it/admitted it/refused to comment/declined to make a statement/did not attend/failed to appear/was not present/was arrested
        was released on bail/was bailed to return/is unemployed/is a student/has two children/lives alone/lives with his parents/owns a dog
        drives a van/drives a blue car/drove away/walked off/returned later/called back/called the police/dialled 999/was bleeding/had been drinking
        appeared intoxicated/became aggressive/apologised/resigned/retired/moved away/has moved/passed away/was born abroad/speaks Polish
        requires an interpreter/suffers from asthma/takes medication/was seen in clinic/was seen by the doctor/was discharged/was referred
        opened the meeting/closed the meeting/gave apologies/declared an interest/voted against/abstained/seconded the motion/presented the report
        joined the team/left the force/was promoted/works nights/works part time/is on leave/is off sick/has replied/will reply/wrote again
        confirmed this/disputes this/appealed/was acquitted/pleaded guilty/was convicted/was sentenced/gave evidence/could not recall
        asked for a review/made a complaint/withdrew the complaint/signed the form/paid the deposit/owes rent/holds the tenancy/missed a payment
        scored twice/won the race/sang/wrote the book/plays the piano/teaches maths/runs a shop/runs the club/served in the army"""),
    "adverb": _listed("""also/then/later/again/often/never/always/finally/quickly/previously/allegedly/reportedly/apparently/still/now/only
        recently/twice/repeatedly/formally/verbally/initially/subsequently/immediately/once/today/yesterday"""),
    "noun": _listed("""account/address/appeal/application/arrest/bag/bail/bank card/behaviour/benefit/bicycle/birthday/blood test/book/brother/business
        car/care plan/case/claim/clothing/coat/complaint/contract/conviction/custody/daughter/death/dog/door/driving licence/e-mail/employer
        evidence/ex-partner/family/father/file/flat/funeral/garden/grandson/handbag/health/home/house/husband/identity/injuries/interview
        invoice/jacket/key/landlord/laptop/letter/manager/medication/message/mobile phone/money/mother/neighbour/nephew/passport/pension
        performance/phone/photograph/post/property/purse/record/referral/release/request/resignation/review/role/room/safety/salary/school
        sentence/shift/sister/solicitor/son/statement/student/team/tenancy/training/treatment/trial/van/vehicle/visa/wallet/wedding/welfare
        whereabouts/wife/will/witness statement/work"""),
    "role": _listed("""victim/witness/suspect/complainant/defendant/claimant/applicant/appellant/respondent/tenant/landlord/neighbour/patient/pupil
        student/teacher/nurse/doctor/driver/passenger/caller/informant/owner/keeper/employee/manager/director/chairman/secretary/clerk
        officer/sergeant/detective/social worker/support worker/care worker/carer/key worker/case worker/caseworker/solicitor/barrister/interpreter
        paramedic/midwife/health visitor/head teacher/teaching assistant/youth worker/housing officer/planning officer/enforcement officer
        bus driver/taxi driver/shopkeeper/cleaner/caretaker/plumber/builder/electrician/security guard/doorman/barman/waitress/chef/cashier
        mother/father/brother/sister/son/daughter/wife/husband/partner/ex-partner/boyfriend/girlfriend/uncle/aunt/cousin/nephew/niece/friend
        stepfather/stepson/grandmother/grandfather/foster carer/guardian/flatmate/housemate/lodger/colleague/associate/accomplice/co-accused
        volunteer/campaigner/resident/motorist/cyclist/pedestrian/keyholder/lorry driver/shop assistant/store manager/delivery driver/dinner lady
        chair/deputy/treasurer/trustee/governor/bursar/head/lecturer/professor/researcher/scientist/engineer/architect/surveyor/accountant/auditor
        analyst/adviser/consultant/contractor/apprentice/trainee/intern/assistant/receptionist/administrator/coordinator/planner/inspector/warden
        ranger/farmer/gardener/fisherman/sailor/soldier/pilot/captain/colonel/veteran/firefighter/ambulance worker/dentist/optician/pharmacist/vet
        psychologist/psychiatrist/therapist/counsellor/surgeon/registrar/consultant paediatrician/ward sister/matron/porter/radiographer/dietitian
        prosecutor/counsel/usher/bailiff/juror/prisoner/inmate/detainee/offender/burglar/thief/robber/attacker/gunman/killer/murderer/dealer
        candidate/activist/organiser/spokesman/spokeswoman/spokesperson/protester/member/supporter/fan/player/striker/goalkeeper/coach/manager
        businessman/entrepreneur/billionaire/founder/owner/boss/chief executive/president/prime minister/senator/ambassador/king/queen/prince
        guitarist/drummer/bassist/vocalist/rapper/poet/novelist/playwright/painter/sculptor/director/producer/actress/comedian/presenter/dancer
        historian/philosopher/composer/conductor/pianist/violinist/champion/boxer/jockey/golfer/swimmer/runner/wrestler/cricketer/surfer/racer
        author/singer/actor/footballer/journalist/reporter/coroner/judge/magistrate/councillor/vicar/priest/imam/mayor/minister"""),
    "Role": (),
    "verb": _listed("call/contact/visit/chase/email/ring/meet/interview/update/tell/ask/support/invite/thank"),
    "label": _listed("""Name/Full name/Surname/Forename/Victim/Suspect/Witness/Offender/Complainant/Aggrieved/Injured party/Informant/Caller/Reported by
        Person reporting/Accused/Defendant/Detainee/Detained person/DP/Claimant/Applicant/Appellant/Respondent/Requester/Requested by/Patient
        Client/Service user/Resident/Tenant/Occupier/Householder/Licence holder/Account holder/Card holder/Policyholder/Payee/Beneficiary/Donor
        Pupil/Student/Child/Subject/Nominal/Mother/Father/Parent/Guardian/Carer/Next of kin/NOK/Emergency contact/GP/Consultant/Doctor/Referred by
        Employee/Staff member/Line manager/Manager/Interviewer/Interviewee/Appointee/Candidate/Owner/Driver/Passenger/Registered keeper/Keeper
        Author/Prepared by/Completed by/Reviewed by/Approved by/Authorised by/Checked by/Signed/Signature/Print name/Statement of/Taken by
        OIC/Officer in case/Officer in the case/Arresting officer/Reporting officer/Attending officer/Case officer/Investigator/Reviewing officer
        Custody sergeant/Custody officer/Solicitor/Legal representative/Appropriate adult/Interpreter/Coroner/Judge/Chair/Clerk/Present
        Apologies/Attendees/In attendance/Proposed by/Seconded by/Proposer/Seconder/Action/Owner of action/Contact/Contact name/Lead/From/To/Cc/Re
        Attn/FAO/Visitor/Host/Booked by/Name of complainant/Name of officer/Name of child/Name of deceased/Deceased/Missing person/MISPER/Alias/AKA
        Also known as/Maiden name/Previous name/Known associates/Associate/Person of interest/Social worker/Case holder/Key worker/Trustee/Director"""),
    "facts": _listed("""Date of birth/DOB/Address/Postcode/Telephone/Mobile/Email/Occupation/Age/Gender/Ethnicity/Nationality/Reference/Date/Time/Status
        Offence/Location/Crime number/Custody number/PNC ID/NHS number/NI number/Passport no./Vehicle/VRM/Collar number/Rank/Department/Grade"""),
    "before": _listed("""about/against/and/behind/beside/between/by/for/from/of/on behalf of/opposite/than/to/towards/via/with/without/including/like"""),
    "linked": _listed("""Passport no./NHS No./NI number/PNC ID/CRO/DOB/D.O.B./born/tel/mobile/ref/collar no./reg/VRM/account/sort code/ID/URN/MRN"""),
    "wordy": _listed("""Offences/Requests/Complaints/Figures/Records/Incidents/Arrests/Reports/Sightings/Visits/Repairs/Burglaries/Thefts/Roadworks
        Prices/Rents/Homes/Schools/Shops/Residents/Voters/Police/Officers/Crews/Buses/Trains/Floods/Students/Patients/Staff"""),
    "quantity": _listed("""the most requests/the fewest/the highest rate/the lowest/a rise/a fall/no change/12 incidents/the largest share/a third of them"""),
    "month": _listed("January/February/March/April/May/June/July/August/September/October/November/December"),
    "product": _listed("""Microsoft Teams/Outlook/Excel/Windows/Google Maps/WhatsApp/Facebook/Snapchat/Instagram/Niche RMS/Athena/Connect/Genie/Holmes
        Taser/Xbox/PlayStation/Land Rover/Ford/Ford Focus/Vauxhall/Astra/Transit/Range Rover/Skoda/Toyota/Volvo/Yamaha/Honda/Mini/Fiat/Kawasaki"""),
    "venue": _listed("""Crown Court/Magistrates' Court/County Court/Police Station/Custody Suite/Town Hall/Civic Centre/Leisure Centre/Community Centre
        Bus Station/Railway Station/Retail Park/Industrial Estate/Shopping Centre/Golf Club/Rugby Club/Cricket Club/Health Centre/Library"""),
    "people": _listed("""British/Polish/Welsh/Irish/Scottish/Romanian/Somali/Pakistani/Indian/Nigerian/French/German/Syrian/Albanian/Chinese/Jamaican
        Christian/Muslim/Hindu/Sikh/Jewish/Catholic/Conservative/Labour/Liberal Democrat/Plaid Cymru/Green Party/Independent"""),
    "initials": _listed("PC/CCTV/FOI/GDPR/NHS/DVLA/CPS/IOPC/ICO/HMP/MASH/DASH/MARAC/CID/ANPR/BWV/PNC/VRM/DNA/GP/A&E/ASB/RTC/MO/DPO/HR/IT/UK/EU/MP"),
}  # fmt: skip
VOCABULARY["Role"] = tuple(role[0].upper() + role[1:] for role in VOCABULARY["role"])
