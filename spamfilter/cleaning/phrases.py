"""Phrases: what furniture calls itself, in the eight languages of the farms we have met, each kind in one place.

Three kinds of phrase. A label fills its line ("Related Articles", "Advertisement"); an opener begins a line and a headline
follows ("Also Read: …"); a template is a whole line with names in it ("The post … appeared first on …"). Languages in
order: English, Hindi, Spanish, Indonesian, French, German, Turkish, Portuguese.
"""

from __future__ import annotations

import re

# Labels, by code, separated by "; ". Matched against the whole line, folded, without punctuation at its ends.
_LABELS = {
    "related": (
        "related stories you may like; people also read; explore more; other news; more from us; "
        "इसे भी देखें; यह भी देखें; ये भी देखें; अन्य खबरें; अन्य समाचार; "
        "otras noticias; más noticias; a lire aussi; a lire également; "
        "autres articles; weitere nachrichten; weitere meldungen; mehr nachrichten; mehr dazu; "
        "diğer haberler; diğer yazılar; outras notícias; mais notícias; outros artigos; "
        "related; related article; related articles; related post; "
        "related posts; related news; related story; related stories; "
        "related topics; related content; related reading; related coverage; related links; related video; related videos; "
        "related live-story; related live story; related stories from; more from author; more from the author; "
        "more from this author; more on this story; more on this topic; "
        "more on this; more on the story; more stories; more news; "
        "more like this; similar articles; similar posts; similar stories; "
        "also read; read also; see also; you may also read; "
        "must read also; don't miss this; in other news; "
        "from the archive; from our archive; further reading; also in the news; "
        "read next; up next; what to read next; related to this story; "
        "continue with; see more; संबंधित खबरें; संबंधित पोस्ट; "
        "संबंधित लेख; संबंधित समाचार; सम्बंधित खबरें; इससे जुड़ी खबरें; "
        "यह भी पढ़ें; ये भी पढ़ें; इसे भी पढ़ें; इन्हें भी पढ़ें; "
        "artículos relacionados; artículo relacionado; noticias relacionadas; noticia relacionada; entradas relacionadas; "
        "más sobre este tema; lea también; lee también; leer también; "
        "también puede leer; ver también; véase también; mira también; "
        "relacionado; relacionados; más del autor; contenido relacionado; berita terkait; artikel terkait; pos terkait; "
        "postingan terkait; baca juga; baca pula; lihat juga; "
        "simak juga; artikel lainnya; berita lainnya; articles similaires; "
        "articles liés; articles connexes; sur le même sujet; à lire aussi; lire aussi; à lire également; voir aussi; "
        "dans la même rubrique; plus d'articles; ähnliche beiträge; "
        "ähnliche artikel; verwandte artikel; verwandte beiträge; "
        "mehr zum thema; weitere artikel; weitere beiträge; lesen sie auch; auch interessant; passend dazu; zum thema; "
        "mehr vom autor; lesen sie mehr; ilgili haberler; ilgili haber; benzer haberler; benzer yazılar; ilgili yazılar; "
        "ilgili içerikler; bunu da okuyun; bunları da okuyun; ayrıca okuyun; ayrıca bakınız; notícias relacionadas; "
        "posts relacionados; artigos relacionados; matérias relacionadas; "
        "leia também; veja também; leia ainda; mais do autor; "
        "saiba mais sobre"
    ),
    "recommended": (
        "recommended reads; top picks; top picks for you; hot topics; "
        "also recommended; नवीनतम समाचार; नवीनतम खबरें; noticias que te pueden interesar; "
        "artículos recomendados; artikel menarik lainnya; berita menarik lainnya; artikel pilihan; notícias recomendadas; "
        "recommended; recommended news; recommended for you; recommended articles; recommended posts; recommended stories; "
        "recommended reading; recommended videos; you may also like; you might also like; you may like; you might like; "
        "you may be interested in; you might be interested in; you missed; "
        "you may have missed; must read; must reads; don't miss; "
        "do not miss; trending; trending now; trending news; trending stories; trending topics; most read; most popular; "
        "most viewed; most shared; popular; popular posts; popular news; popular stories; popular articles; popular now; "
        "top stories; top news; top posts; latest news; "
        "latest posts; latest articles; latest stories; latest updates; latest; "
        "recent posts; recent news; recent articles; recent stories; "
        "editor's pick; editor's picks; editors' picks; editor's choice; "
        "hot news; breaking news; from around the web; around the web; from the web; sponsored stories; promoted stories; "
        "promoted content; featured; featured news; featured posts; featured stories; featured articles; what's hot; "
        "what's trending; stay updated; check also; in case you missed it; just in; just for you; picks for you; our picks; "
        "more to explore; आपको यह भी पसंद आ सकता है; आपको ये भी पसंद आ सकता है; ताज़ा खबरें; ताजा खबरें; लोकप्रिय खबरें; "
        "लोकप्रिय पोस्ट; ट्रेंडिंग; ट्रेंडिंग खबरें; बड़ी खबरें; जरूर पढ़ें; ज़रूर पढ़ें; हाल की पोस्ट; आपके लिए सुझाव; "
        "te puede interesar; también te puede interesar; le puede interesar; "
        "quizás te interese; lo más leído; lo más visto; "
        "más leídas; más leídos; no te pierdas; últimas noticias; entradas recientes; recomendado; recomendados; "
        "recomendado para ti; recomendamos; tendencias; destacados; "
        "destacadas; rekomendasi untuk anda; rekomendasi; berita populer; "
        "berita terpopuler; terpopuler; berita terbaru; terbaru; "
        "artikel terbaru; artikel populer; pos-pos terbaru; jangan lewatkan; "
        "anda mungkin juga suka; mungkin anda suka; sedang tren; "
        "pilihan editor; pilihan untuk anda; les plus lus; les plus lues; "
        "à découvrir aussi; à découvrir; vous aimerez aussi; "
        "vous pourriez aussi aimer; vous pourriez aimer; à ne pas manquer; "
        "ne manquez pas; articles récents; dernières nouvelles; "
        "dernières actualités; dernières infos; recommandé pour vous; "
        "nos recommandations; tendances; populaire; populaires; articles populaires; das könnte sie auch interessieren; "
        "das könnte dich auch interessieren; das könnte ihnen auch gefallen; das könnte dir auch gefallen; meistgelesen; "
        "meistgelesene artikel; am meisten gelesen; empfohlene artikel; "
        "empfohlen; empfehlungen; unsere empfehlungen; beliebt; "
        "beliebte artikel; beliebte beiträge; neueste beiträge; neueste artikel; neueste nachrichten; aktuelle nachrichten; "
        "nicht verpassen; nicht verpassen!; im trend; top-themen; çok okunanlar; en çok okunanlar; en çok okunan haberler; "
        "bunlar da ilginizi çekebilir; ilginizi çekebilir; ilginizi çekebilecek haberler; son haberler; son yazılar; "
        "önerilen haberler; önerilenler; öne çıkanlar; sizin için seçtiklerimiz; "
        "kaçırmayın; popüler haberler; popüler; gündem; "
        "trend; mais lidas; mais lidos; as mais lidas; mais vistas; você pode gostar; você também pode gostar; "
        "você pode se interessar; recomendado para você; recomendados para você; "
        "recomendadas; últimas notícias; posts recentes; "
        "não perca; destaques; em alta; populares"
    ),
    "readmore": (
        "read more; read more here; continue reading; "
        "click here; click here to read more; read full story; read full article; "
        "read the full story; read the full article; read the rest; read on; "
        "learn more; find out more; more; view more; show more; "
        "load more; see all; view all; click to read more; "
        "tap here; read the story; view comments; और पढ़ें; पूरी खबर पढ़ें; "
        "पूरा पढ़ें; यहाँ क्लिक करें; यहां क्लिक करें; आगे पढ़ें; leer más; seguir leyendo; leer nota completa; "
        "leer artículo completo; haz clic aquí; ver más; clic aquí; baca selengkapnya; selengkapnya; klik di sini; "
        "baca lebih lanjut; baca lanjutannya; lanjutkan membaca; lihat semua; lire la suite; en savoir plus; cliquez ici; "
        "lire l'article; continuer la lecture; voir plus; lire plus; weiterlesen; mehr erfahren; mehr lesen; hier klicken; "
        "jetzt lesen; mehr anzeigen; zum artikel; haberin devamı; "
        "devamını oku; devamı; daha fazla; devamını okuyun; tıklayın; "
        "buraya tıklayın; haberin devamı için tıklayın; leia mais; "
        "continue lendo; continuar lendo; clique aqui; saiba mais; "
        "ver mais; ler mais; leia a matéria completa"
    ),
    "ad": (
        "advertisement; advertisements; advertising; ad; ads; ads by google; sponsored; sponsored content; sponsored post; "
        "sponsored by; promoted; promotion; "
        "paid content; partner content; story continues below; story continues below this ad; "
        "story continues below advertisement; article continues below; article continues below advertisement; "
        "article continues after advertisement; article continues after ad; continue reading below; scroll to continue; "
        "scroll to continue with content; scroll down to continue; advertisement scroll to continue; "
        "advertisement continue reading below; continues below advertisement; remove ads; "
        "report this ad; skip ad; spot img; "
        "विज्ञापन; विज्ञापन के बाद जारी; publicidad; anuncio; anuncios; contenido patrocinado; "
        "la nota continúa debajo de la publicidad; continúa después de la publicidad; iklan; gulir untuk lanjut membaca; "
        "scroll untuk melanjutkan; lanjutkan membaca di bawah iklan; publicité; annonce; annonces; contenu sponsorisé; "
        "la suite après la publicité; la suite après cette publicité; anzeige; anzeigen; werbung; gesponsert; "
        "nach der anzeige weiterlesen; weiter nach der anzeige; reklam; reklamlar; reklamdan sonra devam ediyor; sponsorlu; "
        "sponsorlu içerik; publicidade; anúncio; anúncios; continua depois da publicidade; continua após a publicidade; "
        "conteúdo patrocinado"
    ),
    "comments": (
        "view all comments; show comments; see all comments; अपनी राय दें; "
        "deja tu comentario; réagir à cet article; artikel kommentieren; deixe seu comentário; "
        "leave a comment; leave a reply; leave a comment cancel reply; leave a reply cancel reply; leave a reply cancel; "
        "leave your comment; post a comment; post comment; add a comment; add comment; write a comment; comment; comments; "
        "no comments; no comments yet; cancel reply; join the conversation; join the discussion; be the first to comment; "
        "submit comment; comments are closed; comments closed; show comments; view comments; name; email; website; reply; "
        "please enter your comment; please enter your name here; टिप्पणी करें; टिप्पणियाँ; एक टिप्पणी छोड़ें; "
        "एक टिप्पणी छोड़ें जवाब रद्द करें; जवाब रद्द करें; कोई टिप्पणी नहीं; उत्तर छोड़ें; deja una respuesta; "
        "deja una respuesta cancelar la respuesta; cancelar la respuesta; "
        "dejar un comentario; deja un comentario; sin comentarios; "
        "comentarios; tinggalkan balasan; tinggalkan balasan batalkan balasan; "
        "batalkan balasan; tinggalkan komentar; komentar; "
        "tidak ada komentar; tulis komentar; "
        "laisser un commentaire; laisser un commentaire annuler la réponse; annuler la réponse; "
        "aucun commentaire; commentaires; laisser une réponse; schreibe einen kommentar; "
        "schreibe einen kommentar antworten abbrechen; antworten abbrechen; "
        "kommentar hinterlassen; kommentare; keine kommentare; "
        "kommentar schreiben; bir yanıt yazın; bir yanıt yazın yanıtı iptal et; "
        "yanıtı iptal et; yorum yap; yorum yaz; yorumlar; "
        "yorum yok; bir cevap yazın; deixe um comentário; deixe um comentário cancelar resposta; cancelar resposta; "
        "nenhum comentário; comentários; deixe uma resposta; deixe seu comentário"
    ),
    "share": (
        "tweet this; print this page; share this page; save this article; "
        "सोशल मीडिया पर शेयर करें; इस आर्टिकल को शेयर करें; इस लेख को शेयर करें; comparte esta noticia; "
        "comparte este artículo; comparte esta nota; bagikan artikel ini; bagikan berita ini; "
        "jetzt teilen; beitrag teilen; bu haberi paylaş; bu yazıyı paylaş; "
        "compartilhe esta notícia; compartilhe este artigo; "
        "share; share this; share this article; share this post; share this story; share this news; share on facebook; "
        "share on twitter; share on x; share on whatsapp; share on linkedin; share via email; share on social media; "
        "share with friends; share with your friends; tweet; pin it; copy link; link copied; email this; blogthis!; "
        "share tweet pin it; like; facebook; twitter; whatsapp; telegram; pinterest; linkedin; reddit; print; शेयर करें; "
        "इस खबर को शेयर करें; साझा करें; comparte esto; comparte; compartir; compartir en facebook; compartir en twitter; "
        "compartir en whatsapp; bagikan; bagikan ini; bagikan ke facebook; bagikan artikel; bagikan ke whatsapp; partager; "
        "partager sur facebook; partager sur twitter; partager cet article; partagez; teilen; teilen mit; artikel teilen; "
        "auf facebook teilen; beitrag teilen; paylaş; haberi paylaş; facebook'ta paylaş; compartilhe; compartilhe isso; "
        "compartilhar; compartilhar no facebook; compartilhe esta notícia; share this via"
    ),
    "newsletter": (
        "newsletter; newsletters; newsletter signup; newsletter sign up; subscribe; subscribe now; sign up; sign up now; "
        "subscribe to our newsletter; join our newsletter; sign up for our newsletter; get the newsletter; सब्सक्राइब करें; "
        "suscríbete; suscribirse; boletín; berlangganan; langganan; s'abonner; abonnez-vous; inscrivez-vous; abonnieren; "
        "jetzt abonnieren; newsletter abonnieren; abone ol; bülten; assine; inscreva-se; assine nossa newsletter"
    ),
    "tags": (
        "tags; tag; tagged; filed under; topics; topic; "
        "keywords; labels; categories; category; uncategorized; in this article; टैग; "
        "टैग्स; श्रेणी; श्रेणियाँ; etiquetas; etiqueta; categorías; "
        "temas; topik; kategori; label; kata kunci; mots-clés; mots clés; "
        "étiquettes; catégories; catégorie; thèmes; schlagwörter; "
        "schlagworte; kategorien; themen; etiketler; kategoriler; konular; "
        "marcações; categorias; tópicos; assuntos"
    ),
    "nav": (
        "previous article; next article; previous post; next post; previous; next; prev; previous story; next story; "
        "post navigation; skip to content; skip to main content; back to top; "
        "menu; home; search; close; newer post older post home; "
        "newer post; older post; newer posts; older posts; main menu; "
        "navigation; top; jump to content; पिछला लेख; अगला लेख; "
        "पिछली पोस्ट; अगली पोस्ट; सामग्री पर जाएं; मुख्य पृष्ठ; artículo anterior; artículo siguiente; entrada anterior; "
        "entrada siguiente; siguiente; anterior; saltar al contenido; inicio; artikel sebelumnya; artikel selanjutnya; "
        "artikel berikutnya; pos sebelumnya; pos berikutnya; navigasi pos; "
        "langsung ke konten; beranda; sebelumnya; selanjutnya; "
        "article précédent; article suivant; précédent; suivant; "
        "aller au contenu; accueil; vorheriger artikel; nächster artikel; "
        "vorheriger beitrag; nächster beitrag; zum inhalt springen; startseite; önceki haber; sonraki haber; önceki yazı; "
        "sonraki yazı; içeriğe geç; ana sayfa; artigo anterior; próximo artigo; post anterior; próximo post; próxima; "
        "pular para o conteúdo; início"
    ),
    "author": (
        "author; about the author; about author; about the writer; written by; "
        "posted by; the author; लेखक; लेखक के बारे में; autor; "
        "sobre el autor; acerca del autor; sobre la autora; penulis; "
        "tentang penulis; auteur; à propos de l'auteur; über den autor; "
        "über die autorin; yazar; yazar hakkında; sobre o autor; sobre a autora"
    ),
    "toc": (
        "table of contents; contents; on this page; विषय सूची; "
        "tabla de contenidos; índice; contenidos; contenido; en este artículo; "
        "daftar isi; sommaire; table des matières; dans cet article; "
        "inhaltsverzeichnis; inhalt; auf dieser seite; içindekiler; "
        "bu yazıda; índice do artigo; neste artigo; conteúdo"
    ),
    "channel": (
        "join now; join us; join channel; join group; "
        "join telegram; join whatsapp; join whatsapp group; join telegram group; "
        "अभी जुड़ें; únete; gabung; rejoindre; beitreten; katıl; participe"
    ),
    "follow": (
        "follow; follow us; follow on; stay connected; connect with us; find us on; हमें फॉलो करें; síguenos; ikuti kami; "
        "suivez-nous; folgen sie uns; folge uns; bizi takip edin; siga-nos"
    ),
    "rating": (
        "rate this post; rate this article; rate this; like this; like this like loading; like loading; loading; votes; "
        "इस पोस्ट को रेट करें; valora esta entrada; beri nilai; notez cet article; bewerten; puanla; avalie este post"
    ),
    "source": (
        "source; sources; source link; source url; original source; original article; view original; read original; "
        "read original article; read the original; स्रोत; स्रोत लिंक; "
        "fuente; enlace fuente; fuente original; sumber; sumber berita; "
        "tautan sumber; lien source; source originale; quelle; "
        "quelllink; originalartikel; kaynak; kaynak bağlantısı; haber kaynağı; "
        "fonte; link da fonte; fonte original"
    ),
    "disclaimer": (
        "disclaimer; disclosure; अस्वीकरण; aviso legal; sangkalan; avertissement; haftungsausschluss; yasal uyarı; "
        "isenção de responsabilidade"
    ),
}

# Openers: labels after which a headline follows in the same line, with or without a sign between.
_OPENERS = (
    "read this also; also read this; related read; "
    "don't miss this; también te puede interesar; te puede interesar también; sigue leyendo; "
    "lee más; más información; simak berita lainnya; a lire aussi; "
    "a lire également; à lire également; voir également; mehr dazu; "
    "das könnte sie auch interessieren; das könnte dich auch interessieren; bunu da oku; "
    "şunu da okuyun; veja ainda; leia mais sobre; "
    "also read; read also; read more; read more on; see also; see more; also see; related; related news; related story; "
    "related article; must read; read; read next; you may also like; "
    "recommended; don't miss; more; watch; watch also; watch now; "
    "continue reading; you may like; check out; check this out; trending; "
    "in case you missed it; icymi; live; up next; latest; "
    "breaking; explore more; also watch; also check; यह भी पढ़ें; "
    "ये भी पढ़ें; इसे भी पढ़ें; यह भी देखें; ये भी देखें; और पढ़ें; "
    "lea también; lee también; te puede interesar; leer más; "
    "vea también; ver también; véase también; leer también; mira también; "
    "relacionado; además; no te pierdas; baca juga; baca pula; "
    "lihat juga; simak juga; baca; baca selengkapnya; à lire aussi; "
    "lire aussi; à lire; lire; voir aussi; à voir aussi; lire également; sur le même sujet; en savoir plus; lesen sie auch; "
    "auch interessant; lesen sie mehr; mehr zum thema; lesen sie hier; passend dazu; siehe auch; lies auch; ilgili haber; "
    "bunu da okuyun; ayrıca okuyun; bunlar da ilginizi çekebilir; ilginizi çekebilir; leia também; leia mais; veja também; "
    "saiba mais; leia ainda; assista; confira; veja mais"
)

# Openers strong enough to need no sign before the headline.
_BARE_OPENERS = (
    "also read; read also; यह भी पढ़ें; ये भी पढ़ें; इसे भी पढ़ें; "
    "lea también; lee también; baca juga; à lire aussi; lire aussi; "
    "lesen sie auch; bunu da okuyun; leia também"
)

_END = re.compile(r"^[\W_]+|[\W_]+$")
_SPOT = re.compile(r"\s*spot_?img\d*$", re.IGNORECASE)
_SIGN = re.compile(r"\s*[:：|/»›>→]+\s*|\s+[-–—]+\s*|\s*[–—]\s+")
_ANY_SIGN = re.compile("[:：|/»›>→–—-]")
_SURE_SIGNS = frozenset(":：|»›→")  # one word before a dash or a stroke is no opener: "Read / write access"


def fold(text: str) -> str:
    """A line as labels are written: lower case (Turkish i's alike), straight apostrophes, no signs at its ends."""
    folded = text.casefold()
    if "spot" in folded:
        folded = _SPOT.sub("", folded)
    if not folded.isascii():
        folded = folded.replace("’", "'").replace("i\u0307", "i").replace("ı", "i")
    folded = " ".join(folded.split())
    return folded if folded[:1].isalnum() and folded[-1:].isalnum() else _END.sub("", folded)


def _table(labels: str) -> frozenset[str]:
    return frozenset(fold(label) for label in labels.split("; "))


LABELS: dict[str, str] = {label: code for code in reversed(_LABELS) for label in _table(_LABELS[code])}
OPENERS = _table(_OPENERS)
_BARE = tuple(sorted(_table(_BARE_OPENERS), key=len, reverse=True))
LONGEST_LABEL = max(map(len, LABELS))
# One headline follows these; after the others a list may.
SINGLE = _table(
    "related live-story; related live story; related article; related story; related video; also read; read also; see also; "
    "baca juga; lea también; lee también; à lire aussi; "
    "lire aussi; lesen sie auch; ilgili haber; bunu da okuyun; leia também; "
    "यह भी पढ़ें; ये भी पढ़ें; इसे भी पढ़ें; artículo relacionado; noticia relacionada"
)
# One headline follows these too, where they stand at the end.
NEIGHBOURS = _table(
    "previous article; next article; previous post; next post; "
    "previous story; next story; पिछला लेख; अगला लेख; पिछली पोस्ट; "
    "अगली पोस्ट; artículo anterior; artículo siguiente; entrada anterior; entrada siguiente; artikel sebelumnya; "
    "artikel selanjutnya; artikel berikutnya; pos sebelumnya; pos berikutnya; article précédent; article suivant; "
    "vorheriger artikel; nächster artikel; vorheriger beitrag; nächster beitrag; önceki haber; sonraki haber; önceki yazı; "
    "sonraki yazı; artigo anterior; próximo artigo; post anterior; próximo post"
)


def label_code(text: str) -> str | None:
    """Code of the label that fills the line, else None."""
    if len(text) > LONGEST_LABEL + 12:
        return None
    return LABELS.get(fold(text))


def opener(text: str) -> tuple[str, str] | None:
    """The label that opens the line and the headline after it, else None."""
    if _ANY_SIGN.search(text, 0, 61) and (found := _SIGN.search(text, 0, 60)) and found.start() and text[found.end() :].strip():
        label = fold(text[: found.start()])
        if label in OPENERS and (" " in label or found.group().strip()[:1] in _SURE_SIGNS):
            return text[: found.start()], text[found.end() :].strip()
    folded = text[:40].casefold().replace("ı", "i")
    if folded.startswith(_BARE):
        for label in _BARE:
            if folded.startswith(label) and len(text) > len(label) + 1 and text[len(label)].isspace():
                return text[: len(label)], text[len(label) :].strip()
    return None
