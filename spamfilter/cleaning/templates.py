"""Templates: furniture lines with names, numbers and dates in them, by code, in the languages of `phrases`."""

# ruff: noqa: E501 one template a line

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from spamfilter.cleaning import notices

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_N = notices.N
_SITE = r"[\"“‘']?(?:(?-i:[^\W\d_a-zà-öø-ÿ])|\d|[\w-]+\.[a-z]{2,})[^,;]{0,60}"
_NAMES = rf"{_N}(?:[ ,/]{{1,2}}{_N}){{0,24}}"
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic|mei|agu|okt|des|janv|févr|mars|avr|mai|juin|juil|août|déc|märz|dez|"
    r"oca|şub|nis|haz|tem|ağu|eyl|eki|kas|ara|fev|set|out|जनवरी|फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|अक्टूबर|नवंबर|दिसंबर)\w*\.?"
)
_DATE = rf"(?:\w{{2,12}},? )?(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}\.? (?:de |d')?{_MONTH},?(?: de)? \d{{4}}|\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{1,4}})(?:[ ,|–-]+(?:at |à |às |um |pukul |saat )?\d{{1,2}}[:.h]\d{{2}}(?::\d\d)?(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{{2,4}}| uhr)?)?"
_STAMP = r"(?:last )?(?:updated|published|posted|modified|created|first published|publicado|actualizado|diterbitkan|diperbarui|publié|mis à jour|veröffentlicht|aktualisiert|yayınlanma(?: tarihi)?|güncelleme(?: tarihi)?|atualizado|प्रकाशित|अपडेट|पोस्ट किया गया)"
_STAMP += r"(?: (?:on|at|by|el|le|am|pada|em|at:))?"
_HAND = r"(?:whatsapp|telegram|व्हाट्सएप|व्हाट्सऐप|वॉट्सऐप|टेलीग्राम)"
_SOCIAL = r"(?:google (?:news|noticias|notícias|actualités|haberler)|facebook|twitter|instagram|youtube|linkedin|tiktok|threads|x(?:\W|$)|social media|pinterest|flipboard|bluesky|mastodon)"

# The code, how a line must begin that the pattern can fit, and the pattern. Beginnings are first letters as `start_of` gives them, "(" for a
# bracket, "#" and "©", "1" for a digit and "0" for one anywhere. A pattern is compiled when a line first begins like it.
_LINES: tuple[tuple[str, str, str], ...] = (
    ("ad", "ads adv anz ikl pub rek spo wer व", r"[-–—]*\s*(?:advertisement|publicidad|publicité|publicidade|anzeige|werbung|reklam|iklan|विज्ञापन|sponsored|ads by google)\s*[-–—]*\s*(?:spot_?img\d*)?"),
    ("ad", "art con rep scr sto", r"(?:story|article|report|continue) (?:continues|reading)? ?(?:below|after).{0,40}|scroll (?:down )?(?:to|for) (?:continue|read|more).{0,30}"),
    ("feed", "the thi", rf"(?:the|this) (?:post|article|story|entry) .{{3,300}} (?:first appeared|appeared first|was first published) (?:on|in|at) {_SITE}"),
    ("feed", "the thi", rf"th(?:e|is) (?:post|article|story|entry) (?:first appeared|appeared first|originally appeared) (?:on|in|at) {_SITE}"),
    ("feed", "la", rf"la entrada .{{3,300}} (?:se publicó primero en|apareció primero en|aparece primero en) {_SITE}"),
    ("feed", "art", rf"artikel .{{3,300}} (?:pertama kali (?:tampil|muncul|terbit|tayang) (?:pada|di)|muncul pertama kali (?:pada|di)) {_SITE}"),
    ("feed", "cet l", rf"(?:l['’]article|cet article) .{{0,300}}(?:est apparu en premier|est apparu|a été publié en premier) sur {_SITE}"),
    ("feed", "der die", rf"(?:der beitrag|dieser beitrag|der artikel) .{{0,300}}(?:erschien zuerst|ist zuerst erschienen|erschien zunächst) (?:auf|bei|in) {_SITE}"),
    ("feed", "o", rf"o (?:post|artigo|conteúdo) .{{3,300}} (?:apareceu primeiro|foi publicado primeiro|apareceu em primeiro lugar) (?:em|no|na) {_SITE}"),
    ("feed", "प यह ल", rf"(?:यह )?(?:पोस्ट|लेख) .{{0,300}}(?:पहली बार|सबसे पहले|पहले) {_SITE}(?:पर)? ?(?:दिखाई दी|दिखाई दिया|प्रकाशित हुआ|प्रकाशित हुई|प्रकाशित).{{0,12}}"),
    ("credit", "add als com edi rep res tra wit wri", rf"[(\[]?(?:additional |with |also )?(?:report(?:ing|s)?|writing|editing|compiled|research|translation|translated|edited) (?:by|from) {_NAMES}(?: ?; ?(?:additional |writing and |writing |reporting |edited |edit)?\w* ?(?:by|from) {_NAMES}){{0,4}}\.?[)\]]?"),
    ("credit", "(", r"[(\[](?:with|from|based on|using)?.{0,30}(?:inputs?|agenc(?:y|ies)|syndicated|wire|wires|reports?|bureau|feed)[^()\[\]]{0,120}[)\]]\.?"),
    ("credit", "age inp wit", r"[(\[]?(?:with )?(?:inputs?|agency inputs?) from .{2,60}[)\]]?\.?"),
    ("credit", "the thi", r"[(\[]?(?:this|the) (?:story|article|report|copy|news) (?:has not been|was not|is|has been|was) (?:edited|created|written|produced|published|auto-?generated|generated).{3,200}(?:staff|feed|agency|syndicat\w*|source)\b.{0,60}"),
    ("credit", "apa bar cre exc onl", r"[(\[]?(?:except for the headline|apart from the headline|barring the headline|only the headline),? .{10,260}|credits?\s*[:：]\s*(?-i:[^\W\d_a-z]).{1,80}"),
    ("credit", "aja ave com con den mit que", r"[(\[](?:con información de|con datos de|con reportes de|avec|mit material von|quelle:|com informações|com agências|dengan|ajanslar).{0,80}[)\]]\.?|con información de .{2,40}|com informações d[aeo]s? .{2,40}|avec (?:les )?agences|mit material von .{2,40}"),
    ("credit", "edi pen red rep réd स", rf"(?:editor|edited by|editing|redaktur|penyunting|editör|edición|edição|rédaction|redaktion|penulis|reporter|संपादन|संपादक)\s*[:：]\s*{_NAMES}\.?"),
    ("source", "fon fue kay new ori que sou sum via स", r"[(\[]?(?:sources?|via|fuentes?|sumber|स्रोत|quellen?|kaynak|fonte|fontes|news source|original source)\s*(?:[:：|]|\s[-–—])\s*.{1,120}"),
    ("source", "fir ori pre the thi", r"[(\[]?(?:(?:this|the) (?:post|article|story|piece|report|content|news|essay) (?:was |has been |is )?)?(?:originally|first|previously) (?:published|appeared|posted|written|reported|featured|run|ran) (?:on|in|at|by|for|here)\b.{0,120}"),
    ("source", "the thi", r"(?:this|the) (?:article|story|post|content|piece) (?:is |was |has been )?(?:re-?published|reproduced|syndicated|reprinted|reposted|taken|adapted|sourced) (?:with permission |under .{2,60} )?(?:from|by|via|with)\b.{0,160}"),
    ("source", "fon fue hab kay rea see sou vie", r"(?:read|view|see) (?:the |this )?(?:original|full|complete) (?:article|story|post|report|version|text)(?: (?:here|online|at|on)\b.{0,60})?\.?|(?:haber )?kaynağı\s*[:：].{1,80}|(?:fuente|fonte|source) (?:original|originale|originelle)\s*[:：].{1,80}"),
    ("source", "rea see vie", r"(?:read|view|see) (?:the )?(?:full|original|complete|entire|rest of the|rest of this)? ?(?:story|article|post|report)? ?(?:here|at|on)(?: .{1,60})?"),
    ("source", "est ori pub", r"(?:publicado originalmente|originalmente publicado|publicado por primera vez|publicado primero|este artículo (?:se publicó|fue publicado|apareció)).{2,120}"),
    ("source", "cet die pub urs zue", r"(?:publié (?:à l'origine|initialement|d'abord)|cet article (?:a été publié|est paru|provient)).{2,120}|(?:ursprünglich|zuerst) (?:erschienen|veröffentlicht).{2,120}|dieser (?:artikel|beitrag|text) (?:erschien|ist|wurde) (?:zuerst|ursprünglich).{2,120}"),
    ("source", "art ber bu est ilk tul", r"(?:artikel ini|berita ini|tulisan ini) (?:pertama kali|telah|sudah|sebelumnya) (?:tayang|terbit|dimuat|dipublikasikan|diterbitkan|tampil).{2,120}|(?:este artigo|este texto|esta matéria) (?:foi )?(?:publicad[oa]|apareceu).{2,120}|(?:bu haber|bu yazı|bu makale|ilk olarak) .{2,80}(?:yayınlan|yayımlan|alınmış).{0,40}"),
    ("disclaimer", "ave avi cla cop des dis dmc haf ise leg pen san sor yas अस ड", r"(?:disclaimers?|disclosure|legal notice|dmca|dmca notice|copyright notice|अस्वीकरण|डिस्क्लेमर|aviso legal|descargo de responsabilidad|sangkalan|penafian|avertissement|clause de non-responsabilité|haftungsausschluss|yasal uyarı|sorumluluk reddi|isenção de responsabilidade)\s*[:：]\s*.{5,700}"),
    ("newsletter", "als ent get joi ple rec reg sig sub", r"(?:please |also )?(?:sign[ -]?up|subscribe|join|register|enter your e-?mail|get|receive)\b.{0,120}\b(?:newsletters?|inbox|e-?mail(?: address| updates| alerts)?|mailing list|never miss|daily digest|breaking news alerts)\b.{0,120}"),
    ("newsletter", "do don ent nev", r"enter your e-?mail (?:address )?(?:to|and|below|here)\b.{0,100}|(?:don['’]t|do not|never) miss (?:a|an|our|any) (?:story|update|thing|news|post|article|stories|beat)\b.{0,60}"),
    ("newsletter", "for get nev wan", r"(?:for (?:the )?(?:latest|more|all).{0,80}(?:sign up|subscribe|visit)\b.{0,80}|never miss (?:a|an) (?:story|update|post).{0,80}|(?:get|want) (?:the )?(?:latest|more).{0,60}(?:delivered|straight|direct|sent).{0,60})"),
    ("newsletter", "ins rec reg sus", r"(?:suscríb[ea]\w*|regístrate|inscríb[ea]\w*|recib[ea]\w*).{0,100}(?:boletín|boletines|newsletters?|correo|e-?mail|bandeja).{0,80}"),
    ("newsletter", "ber daf dap lan", r"(?:dapatkan|berlangganan|daftar|langganan).{0,100}(?:e-?mail|newsletter|buletin|kotak masuk).{0,80}"),
    ("newsletter", "abo ins rec s", r"(?:inscrivez-vous|abonnez-vous|recevez|s'inscrire).{0,100}(?:newsletters?|lettre d['’]information|infolettre|e-?mail|boîte).{0,80}"),
    ("newsletter", "ass cad ins rec", r"(?:assine|inscreva-se|receba|cadastre-se).{0,100}(?:newsletters?|boletim|e-?mail|caixa de entrada).{0,80}"),
    ("channel", "cli dow get ins joi lik ple rec sta sub tap", rf"(?:click here to |tap to |please )?(?:join|subscribe to|like|download|get) (?:us on |our |the )(?:free |official )?(?:{_SOCIAL}|android|ios|mobile|news) ?(?:group|channel|page|community|app|apps)?\b.{{0,50}}|(?:get|receive) .{{0,60}} on (?:{_HAND})\b.{{0,60}}|(?:download|get|install) (?:our|the) (?:\w+ ){{0,3}}app\b.{{0,60}}|stay (?:connected|tuned|updated|informed) .{{0,60}}{_SOCIAL}.{{0,30}}"),
    ("channel", "cli fol joi ple sub tap", rf"(?:click here to |tap to |please )?(?:join|subscribe to|follow)\b.{{0,60}}\b(?:{_HAND}|viber|discord|signal)\b.{{0,80}}"),
    ("channel", "abo ber ent fol gab iku ins jet par rec rej sig sui sus síg úne", rf"(?:únete|suscríbete|sigue|síguenos|gabung|ikuti|bergabung|rejoignez|suivez|abonnez-vous|entre|participe|siga|inscreva-se|receba|jetzt|folgen|folge|abonnieren)\b.{{0,80}}{_HAND}.{{0,80}}"),
    ("follow", "add con fin fol lik ple vis", rf"(?:please )?(?:follow|like|find|visit|connect with|add)\b.{{0,60}} (?:on|at|as (?:a )?preferred).{{0,40}}{_SOCIAL}.{{0,120}}|follow @?\w+(?: on .{{1,40}})?"),
    ("follow", "aco fol iku nos sig sui síg", rf"(?:síguenos|sigue|ikuti|suivez-nous|suivez|folgen sie|folge uns|folgen|siga|siga-nos|acompanhe|nos siga)\b.{{0,80}}{_SOCIAL}.{{0,60}}"),
    ("comments", "1 ala com dei e ema epo kom nam no o tu vot yor you आपक", r"(?:\d+|no|0) (?:comments?|comentarios?|komentar|commentaires?|kommentare?|yorum|comentários?|replies|responses?)|(?:comments?|yorumlar|komentar|comentarios) ?\(\d+\)|name \*|email \*|(?:your e-?mail address|tu dirección de correo|alamat email anda|आपका ईमेल पता|votre adresse|deine e-?mail|e-?posta (?:hesabınız|adresiniz)|o seu endereço de e-?mail).{5,140}"),
    ("comments", "add by dro lea let pos req sav sha tel wha wri you", r"save my name.{5,120}|required fields are marked.{0,5}|(?:leave|write|post|add|drop) (?:a|your|us a) (?:comment|reply|review).{0,40}|you must be logged in.{0,60}|by using this form.{5,160}|what do you think\?.{0,80}(?:comment|below).{0,40}|(?:let us know|share|tell us).{0,60} in the comments?.{0,40}"),
    ("share", "1 cli cop e ema fac fli lin mes pin pri red sha tel tum twe twi wha x", r"(?:click to )?(?:share|tweet|e-?mail|print|pin)(?: this| on| to| via| a link).{0,60}(?:facebook|twitter|whatsapp|x|linkedin|pinterest|telegram|reddit|friend|opens in new window)\W{0,3}.{0,30}|\d[\d.,k]* (?:shares?|views?|reads|likes)(?: \d[\d.,k]* (?:shares?|views?|likes))?|(?:(?:share|facebook|twitter|pinterest|whatsapp|linkedin|telegram|reddit|email|e-mail|tweet|print|copy|link|x|tumblr|messenger|flipboard|pin it)\W*){2,12}"),
    ("byline", "by di ole par pho por pos pub rep sto tex von wor wri yaz", rf"(?:(?:story|written|posted|report|reported|text|words|photos?|published) )?(?:by|por|oleh|par|von|yazan|di)\s*[:：]?\s+{_N}(?: {_N}){{0,6}}(?:\s*[|,•·–/-]+\s*.{{0,40}}|\s+{_DATE})?"),
    ("byline", "0", rf"{_STAMP}\s*[:：]?\s*.{{0,30}}(?:{_DATE}|\d{{1,2}} \w+ ago).{{0,60}}|{_DATE}"),
    ("byline", "1 les oku rea tem tie wak पढ", r"(?:\d+ ){0,3}(?:[\d.,]+ )?\d+ ?(?:min(?:ute)?s?(?: |-)(?:read|reading)|menit (?:membaca|baca)|minutos? de lect?ura|minutes? de lecture|min de leitura|dk okuma|dakika(?:lık)? okuma|मिनट में पढ़ें|मिनट).{0,12}|(?:temps de lecture|lesezeit|tiempo de lectura|reading time|waktu baca|okuma süresi|tempo de leitura|पढ़ने का समय)\s*[:：]?.{1,30}|\d+ (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?) ago"),
    ("caption", "bil cré fea fil fot gam get ima pho pic rep scr shu तस फ", r"(?:image|photo|picture|file photo|file image|representative image|representational image|photo credit|photo courtesy|image credit|image source|image courtesy|photograph|pic|pic credit|featured image|screenshot|foto|imagen|gambar|bild|bildquelle|fotoğraf|imagem|crédit photo|crédits?|crédito|photos?|फोटो|तस्वीर)\s*(?:(?:credit|source|courtesy|by)s?)?\s*[:：|/]\s*[^“”]{2,200}|\(?(?:getty images|shutterstock|file photo|representati(?:ve|onal) (?:image|photo|picture))[^.]{0,60}\)?"),
    ("rating", "1 dil gör hit lik oku pos rat rea vie vis", r"post views?\s*[:：].{0,20}|dilihat\s*[:：].{0,30}|\d(?:\.\d)? ?/ ?5 ?[-–]? ?\(?.{0,24}(?:vote|ratings?|avis|stimmen|oy|voto)s?.{0,6}|like this\s*[:：].{0,40}|rate (?:this|the) (?:post|article|story).{0,30}|(?:views|reads|hits|okunma|vistas|görüntüleme)\s*[:：]\s*[\d.,k]+"),
    ("footer", "c cop ©", r"(?:copyright|©|\(c\)).{0,20}\d{4}.{0,160}"),
    ("cookie", "bu by ce die est kam nou our sit thi usa uti we web weक wir यह हम", r"(?:this (?:web)?site|our (?:web)?site|we(?: and our partners)?|by (?:continuing|using)|we use|nous utilisons|ce site|utilizamos|este sitio|usamos|situs (?:ini|web ini)|kami menggunakan|wir (?:verwenden|nutzen)|diese (?:website|seite)|(?:bu )?(?:web )?sitemiz\w*|sitemizde|este site|हम आपके|यह वेबसाइट).{0,120}(?:cookies?|çerez\w*|कुकीज़|कुकी)(?=.{0,200}(?:site|web|experienc|pengalaman|expérience|erfahrung|deneyim|अनुभव|polic|privac|consent|accept|traffic|ads\b|advert|navegaci|navega|inhalte|preferences|service)).{0,200}"),
    ("tags", "# cat eti fil kat key lab mar mot pos sch tag top éti ट", r"(?:tags?|tagged(?: with)?|filed under|topics?|keywords?|labels?|posted in|categor(?:y|ies)|टैग|टैग्स|etiquetas?|topik|kata kunci|mots-clés|étiquettes|schlagw(?:ör|or)ter|schlagworte|etiketler|marcações|categorías?|kategori(?:en|ler)?|catégories?)\s*[:：]\s*.{0,200}|#[\w-]+(?:[ ,]+#[\w-]+)+"),
    ("author", "abo", r"about (?:the )?(?:author|writer)\s*[:：].{0,400}"),
    ("related", "mor", rf"more (?:from|on|about) {_N}(?: {_N}){{0,5}}|more in {_N}(?: {_N}){{0,2}}"),
    ("nav", "hom new nex old pag pre ski", r"(?:previous|next|older|newer) (?:article|post|story|posts)\s*[:：»›→]?\s*.{0,120}|page \d+ of \d+|skip to .{3,30}|home\s*[»›>/].{1,120}"),
)  # fmt: skip


class Loose(NamedTuple):
    """A template that may begin with anything: its code, what a line must hold in lower case, and the pattern."""

    code: str
    held: str
    pattern: str


_LOOSE = tuple(
    Loose(code, word, pattern)
    for code, words, pattern in (
        (
            "credit",
            "contributed",
            rf"(?:{_NAMES}|a team of .{{3,400}}|agencies|with agencies).{{0,40}}contributed (?:to (?:this|the) (?:report|story|article|piece)|reporting)\.?",
        ),
        (
            "caption",
            "getty; pixabay; unsplash; shutterstock; pexels; photo; picture; image; foto",
            r"[^.“”]{2,120}(?:/ ?getty images|\((?:pixabay|unsplash|pexels|getty images|shutterstock|file photo|file image)\)|[.,|/]? \(?(?:photo|photograph|picture|image|foto)s? (?:by|courtesy of|courtesy|credit|via)\b[^.]{2,50})",
        ),
        (
            "author",
            " is a",
            rf"{_NAMES} is an? .{{0,60}}(?:writer|journalist|reporter|editor|author|correspondent|blogger|columnist|contributor|seo)\b.{{0,300}}",
        ),
        ("author", "writes about; covers ", rf"{_NAMES} (?:writes about|covers) .{{5,200}} (?:for|with|at) .{{3,80}}"),
        (
            "feed",
            "yazısı; haberi; gönderisi",
            rf".{{3,300}} (?:yazısı|haberi|gönderisi) (?:ilk önce|ilk olarak) {_SITE} (?:üzerinde|sitesinde)?.{{0,30}}(?:ortaya çıktı|yayınlandı|göründü)\.?",
        ),
        ("credit", "एजेंसी", r"[(\[]?.{0,30}(?:एजेंसी|एजेंसियों)[^।]{0,30}(?:इनपुट|साथ|सहयोग)[^।]{0,20}[)\]]?"),
        ("newsletter", "न्यूज़लेटर; न्यूजलेटर; ईमेल", r".{0,80}(?:न्यूज़लेटर|न्यूजलेटर|ईमेल).{0,40}(?:सब्सक्राइब|सदस्यता|पाएं|साइन अप).{0,40}"),
        ("newsletter", "bülten; posta", r".{0,80}(?:bülten\w*|e-?posta).{0,60}(?:abone ol\w*|kaydol\w*|üye ol\w*).{0,40}"),
        (
            "channel",
            "whatsapp; telegram",
            rf".{{0,40}}{_HAND}.{{0,12}}(?:चैनल|ग्रुप|group|channel).{{0,20}}(?:जुड़ें|जॉइन|ज्वाइन|join|क्लिक).{{0,40}}",
        ),
        (
            "follow",
            "google",
            r"(?:cek|baca|simak|check|find|see|get|follow|lee|lisez|veja|haberleri) .{0,40}(?:google (?:news|haberler|noticias|notícias|actualités))\s*(?:di sini)?\W{0,3}",
        ),
        ("channel", "whatsapp; telegram", rf".{{0,40}}{_HAND}.{{0,30}}(?:katıl|abone|takip|folgen|abonnieren|beitreten).{{0,40}}"),
        ("channel", "चैनल; ग्रुप", rf".{{0,30}}{_HAND}.{{0,12}}(?:चैनल|ग्रुप).{{0,40}}"),
        ("follow", "फॉलो", r"(?:हमें .{0,40}फॉलो करें|.{0,40}पर फॉलो करें)"),
        ("follow", "takip", rf"(?:bizi )?.{{0,40}}{_SOCIAL}.{{0,30}}takip ed.{{0,40}}"),
        (
            "newsletter",
            "newsletter",
            r"(?:jetzt |hier |abonnieren sie |melden sie sich |bestellen sie )?.{0,60}newsletter.{0,30}(?:abonnieren|anmelden|bestellen|an\b).{0,80}",
        ),
        (
            "footer",
            "rights; derechos; cipta; सर्वाधिकार; droits; rechte; hakları; direitos; powered",
            r".{0,60}all rights reserved\.?.{0,60}|.{0,40}(?:todos los derechos reservados|hak cipta dilindungi|सर्वाधिकार सुरक्षित|tous droits réservés|alle rechte vorbehalten|tüm hakları saklıdır|todos os direitos reservados).{0,60}|.{0,60}powered by wordpress.{0,20}",
        ),
        ("cookie", "cookie", r".{0,60}\bcookies?\b.{0,60}(?:privacy policy|cookie policy|accept all)\b.{0,60}"),
        *notices.LOOSE,
    )
    for word in words.split("; ")
)

# Lines of markup alone: in plain text they could be what is left of a sentence.
_MARKUP = (
    ("credit", "add edi rep wit wri", r"\((?:additional |with )?(?:reporting|writing|editing)(?: and (?:writing|editing))? by [^()]{3,400}\)\.?"),
    ("byline", "las mod pos pub upd", r"(?:last )?(?:updated|published|posted|modified)(?: on| at|:)? \d{1,2}[:.]\d\d ?[ap]\.?m\.?(?: \w{2,4})?|(?:published|posted) (?:by|on|in|under)"),
    ("related", "rel", r"related (?:coverage|reads?|reading|resources?|links?|articles?|posts?|stories|topics|content)\b[^.?!]{0,60}:?"),
    ("related", "mor", rf"more (?:from|on|about) {_N}(?: {_N}){{0,5}}\s*:"),
    ("readmore", "loa rea see sho vie", r"(?:view|see|show|read|load) (?:all|more)(?: (?:articles|posts|reviews|comments|stories|news|results|plans))?\s*(?:\(\d+\)|\.{3}|…|»|→)?"),
    ("share", "sha", r"share this(?: (?:on|via|with))?\s*:?"),
)  # fmt: skip

ROWS = (*_MARKUP, *_LINES, *notices.ROWS)
_LONG = frozenset({"credit", "disclaimer", "author", "feed", "cookie"})
LONGEST = 700  # characters; no template is meant for more
_SHORT = 220  # characters; only those of _LONG may have more
_LONGEST_MARKUP = 440
_LOOSE_BYTES = tuple((row, row.held.encode()) for row in _LOOSE)
# The words of the rows by the first byte that is not ASCII: most pages lack the byte, and so all its words.
_HELD: dict[bytes, list[bytes]] = {}
for _word in dict.fromkeys(word for _, word in _LOOSE_BYTES):
    _HELD.setdefault(_word.lstrip(bytes(range(128)))[:1], []).append(_word)
_LOOSE_LONG = tuple(row for row in _LOOSE if row.code in _LONG)
_START = re.compile(r"[^\W_]\w{0,2}")
_DIGIT = re.compile(r"\d")
_MARKS = {"(": "(", "[": "(", "#": "#", "©": "©"}


def start_of(text: str) -> str:
    """The first three letters of a line's first word, in lower case, Turkish i's alike: what templates and openers are found by."""
    start = text[:3]
    if start.isascii() and start.isalnum():
        return start.lower()
    found = _START.search(text, 0, 60)
    if found is None:
        return ""
    start = found.group()
    return start.lower() if start.isascii() else start.casefold().replace("ı", "i").replace("\u0307", "")[:3]


@cache
def _numbers(*, short: bool) -> Mapping[str, tuple[int, ...]]:
    """The rows for each beginning of a short or a long line, in their order."""
    table: dict[str, list[int]] = {}
    for number, (code, starts, _) in enumerate(ROWS):
        for start in starts.split() if short or number < len(_MARKUP) or code in _LONG else ():
            table.setdefault(start, []).append(number)
    return {start: tuple(numbers) for start, numbers in table.items()}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})\Z", re.IGNORECASE)


def likely(texts: Iterable[str]) -> tuple[Loose, ...]:
    """Of the templates that may begin with anything, those that one of the short texts may fit: few or none, on most pages."""
    data = "\n".join([text for text in texts if len(text) <= _SHORT]).encode("utf-8", "ignore").lower()
    held = {word for byte, words in _HELD.items() if byte in data for word in words if word in data}
    return tuple([row for row, word in _LOOSE_BYTES if word in held]) if held else ()


def template_code(text: str, rows: tuple[Loose, ...] | None = None, *, start: str | None = None, markup: bool = False) -> str | None:
    """Code of the template that fits the whole line, else None.

    `rows` is what `likely` said of it and its neighbours, `start` its `start_of`; `markup` lets templates of markup alone in.
    """
    size = len(text)
    if not text or size > LONGEST:
        return None
    table = _numbers(short=size <= _SHORT)
    numbers = table.get(start_of(text) if start is None else start, ())
    if mark := _MARKS.get(text[0]):
        numbers = (*numbers, *table.get(mark, ()))
    if size <= _SHORT and _DIGIT.search(text):
        numbers = (*numbers, *table["0"], *(table["1"] if text[0] in ".," or text[0].isdecimal() else ()))
    for number in sorted(numbers) if len(numbers) > 1 else numbers:
        code, _, pattern = ROWS[number]
        fits = markup and size <= _LONGEST_MARKUP if number < len(_MARKUP) else size <= _SHORT or code in _LONG
        if fits and _compiled(pattern).match(text):
            return code
    return None if rows == () and size <= _SHORT else _loose_code(text, rows)


def _loose_code(text: str, rows: tuple[Loose, ...] | None) -> str | None:
    """Code of the template that may begin with anything and fits the line."""
    if len(text) > _SHORT:
        rows, lower = _LOOSE_LONG, text
    else:
        rows = likely((text,)) if rows is None else rows
        lower = text.casefold() if rows else ""
    for row in rows:
        if row.held in lower and _compiled(row.pattern).match(text):
            return row.code
    return None


_GLUE = re.compile(r"(?<=[.!?…”\"’)])\s+(?=[\"“(A-ZÀ-Ý\u0900-\u097f])|\s+(?=\([^()]{3,200}\)$)")

_INITIAL = re.compile(r"(?:\b\w|\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Jr|Sr))\.\s+\Z")


def glued_credits(line: str) -> list[tuple[int, int, str]]:
    """Credit, source, feed and newsletter sentences at the very end of a paragraph: first and last + 1 character, code.

    A sentence may hold full stops (initials), so the cut is tried at every sentence start of the last 700 characters.
    """
    end, cuts = len(line), []
    for _ in range(4):
        starts = [m.end() for m in _GLUE.finditer(line, max(0, end - LONGEST), end)]
        for start in reversed(starts):
            if _INITIAL.search(line, max(0, start - 12), start):
                continue
            code = template_code(line[start:end].strip())
            if code in {"credit", "source", "feed", "newsletter", "follow", "channel", "disclaimer"}:
                cuts.append((start, end, code))
                end = start
                break
        else:
            break
        while end and line[end - 1].isspace():
            end -= 1
    return [(first, last, code) for first, last, code in reversed(cuts)]
