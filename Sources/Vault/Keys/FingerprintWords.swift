// SPDX-FileCopyrightText: the Amparo authors
// SPDX-License-Identifier: Apache-2.0

/// The words of fingerprints: 1,024 short English ones, ten bits each; their order is part of the format.
///
/// Chosen from BIP 39's list, whose words differ within four letters; without those that differ from another by
/// one letter or begin another, that sound like another, or that hurt somebody who has been hurt.
enum FingerprintWords {
    static let all: [String] = text.split { $0 == " " || $0 == "\n" }.map(String.init)

    private static let text = """
        abandon ability abstract access accident account achieve acoustic acquire action actor actress adapt
        add address adjust aerobic agent agree air airport aisle album alert alpha already amateur amazing
        amused analyst anchor ancient angle animal announce annual another answer antenna antique anxiety
        apology appear apple approve arctic arena arrange arrive arrow art artefact artist artwork aspect
        assist athlete atom attend attitude attract audit aunt author auto average avocado avoid awake
        awesome awkward baby bachelor bacon badge bag balance balcony ball bamboo banana banner barely
        bargain barrel base basic basket beach bean beauty beef believe belt benefit between bicycle bike
        biology bird birth blade blanket blossom blouse blue blush board boat body boil bonus book boost
        border boring borrow bottom bounce box bracket brain brand brass brave bread breeze brick bridge
        brief bright broccoli bronze broom brother brown bubble budget buffalo build bulb bundle burger bus
        business butter cabbage cabin cable cactus cage calm camera camp canal candy canoe canvas canyon
        capable capital captain carbon card cargo carpet carry cash castle casual catalog category caution
        ceiling celery cement century cereal certain chair chalk champion change chapter chase chat check
        cheese chef cherry chicken chimney choice chronic chuckle chunk churn cigar cinnamon circle citizen
        city civil clap clarify clean clever click cliff climb clinic clog close cloth cloud cluster clutch
        coach coast coconut code coffee coin collect color column combine comfort comic company concert
        conduct confirm congress connect consider convince cool copper copy coral correct cotton country
        course cover coyote crack cradle craft crane crater crawl cream credit creek crew cricket crisp crop
        cross crouch crowd crucial cruise crumble crunch crystal cube culture cup cupboard curious current
        curve cushion custom cycle dance daughter dawn day decade december decorate decrease defense delay
        deliver dentist depend depth describe design detail develop device diagram dial diamond diary diet
        digital dignity dinner dish display divide doctor doll dolphin domain donate donkey donor double
        dove dragon draw dress drift drill drink drip drive drum duck dune dust dynamic eagle early earth
        easily east echo ecology economy edge edit educate elbow elder elegant element embark embody embrace
        employ empty energy enforce engage engine enhance enjoy enrich enter entry episode equip erase
        erosion escape essay essence estate eternal ethics example excite exclude exhibit exotic expand
        expect explain express extra eyebrow fabric face faith false family famous fancy fantasy farm
        fashion feature feed fence fiber field figure file filter final find finger finish first fitness
        flag flame flash flavor flight flip float flock floor flower fluid foam focus fold follow foot
        forest fork fortune forum forward fossil foster fragile fresh friend fringe frog front fruit fuel
        funny furnace future gadget gain galaxy gallery game garage garden garlic garment gather general
        genius gentle genuine gesture giant gift giggle giraffe glad glance glass glide glimpse globe glory
        glow good gorilla gown grace gravity green grit grocery group guitar habit hamster hand happy harbor
        harvest hawk head health heavy height hello helmet help hidden high hill hint history hobby hockey
        holiday home honey horn horse host hotel humor hundred hurdle hurry idea illness image imitate
        immense immune improve impulse inch include index indoor inherit insect inside inspire install
        invite involve iron island isolate ivory jacket jaguar jazz jealous jeans jelly jewel joke journey
        juice jump jungle junior junk keen ketchup kingdom kitchen kite kitten kiwi label ladder lake laptop
        large laugh laundry lava layer lazy leader leaf learn lecture legend leisure lemon length lens
        leopard lesson letter level library license life limit link lion list little lizard load lobster
        local logic lonely long loop lounge luggage lumber lunar lunch lyrics machine magic magnet mail
        major mammal manage mandate mango mansion manual maple marble march margin market math matrix
        maximum meadow measure media melody member memory mention menu merry mesh message metal middle milk
        million minimum minute miracle mirror miss mistake mixed mixture mobile moment monitor month moon
        morning motion motor mouse movie muffin mule museum music myself mystery napkin nature neck nest
        network neutral news nice night nominee noodle normal north notable nothing notice novel observe
        obvious ocean october odor okay olive olympic onion online open opera opinion option orange orbit
        orchard organ orient ostrich outdoor outer output outside oxygen oyster ozone paddle palace panda
        panel panther paper park parrot party pattern pave payment peanut pear peasant pelican pencil people
        pepper perfect permit phone photo piano picnic picture pigeon pilot pioneer pipe pizza planet
        plastic plate play pluck poem polar pond popular portion potato pottery powder praise predict
        prepare present price primary print private problem process produce program project promote provide
        public pudding pull pumpkin puppy purity purpose puzzle pyramid quality quantum quarter quick quiz
        rabbit raccoon radio rally ranch random rapid raven razor ready rebuild receive recipe record
        recycle reflect region regular release remind remove reopen repair repeat replace report require
        result return reunion reward rhythm ribbon rich ride rigid ripple ritual river robot rocket romance
        roof rookie rotate round rubber runway rural safe salad salmon salt sample satisfy sauce sausage
        scale scatter school science scout script search section segment select seminar service session
        setup shaft shallow shield ship shrimp shuffle sibling silent silver similar siren sister situate
        skate skill skirt sleep slender smile smooth snack snow soap soccer soda soft solid someone source
        south space spatial speak special sphere spike spin spirit sponsor spoon sport spring square stable
        stadium staff stamp stem stereo stomach stone stool story street student subject subway success
        sugar suggest summer sunset super supreme surface survey sustain sweet swift swim swing symbol syrup
        system tackle talent talk tape taxi team tell tenant tennis tent theme thrive thumb thunder ticket
        tiger tilt timber tiny tissue today toddler token tomato tonight tooth topic topple tornado toss
        tourist tower traffic tray tree trophy truck trumpet tuition tumble tuna tunnel turkey turtle twice
        typical unaware uncover uniform unit unknown unlock unusual unveil upgrade usage utility vacant
        vacuum valid valley valve vapor various vault vehicle velvet vendor venture venue version vessel
        veteran viable vibrant victory video view village vintage violin virtual visit visual vital vivid
        voice volcano wagon walnut water weasel weather wedding weekend welcome wheat whisper width wild
        window winter wire wisdom wrap wrestle yellow zebra
        """
}
