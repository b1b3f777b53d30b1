"""Labels: what furniture is headed with, by code, in the languages of the farms we have met.

Languages in order: English, Hindi, Spanish, Indonesian, French, German, Turkish, Portuguese. Labels are parted by "; " and fitted to whole
lines, folded, without punctuation at their ends.
"""

from __future__ import annotations

BY_CODE = {
    "related": (
        "plus d'actualités; autres actualités; weitere themen; berita lain; और खबरें; dans la même catégorie; in the same category; "
        "on the same topic; you may read also; more reads; related stories you may like; people also read; explore more; other news; "
        "more from us; इसे भी देखें; यह भी देखें; ये भी देखें; अन्य खबरें; अन्य समाचार; otras noticias; más noticias; a lire aussi; "
        "a lire également; autres articles; weitere nachrichten; weitere meldungen; mehr nachrichten; mehr dazu; diğer haberler; "
        "diğer yazılar; outras notícias; mais notícias; outros artigos; related; related article; related articles; related post; "
        "related posts; related news; related story; related stories; related topics; related content; related reading; "
        "related coverage; related links; related video; related videos; related live-story; related live story; related stories from; "
        "more from author; more from the author; more from this author; more on this story; more on this topic; more on this; "
        "more on the story; more stories; more news; more like this; similar articles; similar posts; similar stories; also read; "
        "read also; see also; you may also read; must read also; don't miss this; in other news; from the archive; from our archive; "
        "further reading; also in the news; read next; up next; what to read next; related to this story; continue with; see more; "
        "संबंधित खबरें; संबंधित पोस्ट; संबंधित लेख; संबंधित समाचार; सम्बंधित खबरें; इससे जुड़ी खबरें; यह भी पढ़ें; ये भी पढ़ें; "
        "इसे भी पढ़ें; इन्हें भी पढ़ें; artículos relacionados; artículo relacionado; noticias relacionadas; noticia relacionada; "
        "entradas relacionadas; más sobre este tema; lea también; lee también; leer también; también puede leer; ver también; "
        "véase también; mira también; relacionado; relacionados; más del autor; contenido relacionado; berita terkait; "
        "artikel terkait; pos terkait; postingan terkait; baca juga; baca pula; lihat juga; simak juga; artikel lainnya; "
        "berita lainnya; articles similaires; articles liés; articles connexes; sur le même sujet; à lire aussi; lire aussi; "
        "à lire également; voir aussi; dans la même rubrique; plus d'articles; ähnliche beiträge; ähnliche artikel; verwandte artikel; "
        "verwandte beiträge; mehr zum thema; weitere artikel; weitere beiträge; lesen sie auch; auch interessant; passend dazu; "
        "zum thema; mehr vom autor; lesen sie mehr; ilgili haberler; ilgili haber; benzer haberler; benzer yazılar; ilgili yazılar; "
        "ilgili içerikler; bunu da okuyun; bunları da okuyun; ayrıca okuyun; ayrıca bakınız; notícias relacionadas; "
        "posts relacionados; artigos relacionados; matérias relacionadas; leia também; veja também; leia ainda; mais do autor; "
        "saiba mais sobre"
    ),
    "recommended": (
        "read this next; what to watch next; discover more; more from this section; descubre más; "
        "más en esta sección; mais nesta seção; descubra mais; "
        "à lire ensuite; plus dans cette rubrique; zum weiterlesen; mehr aus der rubrik; temukan lebih banyak; और जानें; "
        "readers also enjoyed; readers also liked; à la une; top headlines; latest headlines; most read this week; manşetler; "
        "schlagzeilen; "
        "titulares; berita utama; "
        "मुख्य समाचार; suggested for you; suggested articles; suggested posts; suggested stories; suggested videos; keep reading; "
        "what others are reading; what people are reading; popular right now; hand-picked for you; handpicked for you; "
        "latest from our desk; lo último; tambien te puede gustar; podría interesarte; recomendamos para você; "
        "o que você também pode gostar; ça peut vous intéresser; vous aimerez peut-être; sélectionné pour vous; "
        "das könnte ihnen gefallen; das könnte dir gefallen; son dakika; son dakika haberleri; sizin için önerilenler; terkini; "
        "populer; kamu mungkin suka; paling banyak dibaca; mungkin anda tertarik; लेटेस्ट न्यूज़; टॉप न्यूज़; सबसे ज्यादा पढ़ी गई; "
        "आप इन्हें भी पसंद करेंगे; top reads this week; recommended reads; top picks; top picks for you; hot topics; also recommended; "
        "नवीनतम समाचार; नवीनतम खबरें; noticias que te pueden interesar; artículos recomendados; artikel menarik lainnya; "
        "berita menarik lainnya; artikel pilihan; notícias recomendadas; recommended; recommended news; recommended for you; "
        "recommended articles; recommended posts; recommended stories; recommended reading; recommended videos; you may also like; "
        "you might also like; you may like; you might like; you may be interested in; you might be interested in; you missed; "
        "you may have missed; must read; must reads; don't miss; do not miss; trending; trending now; trending news; trending stories; "
        "trending topics; most read; most popular; most viewed; most shared; popular; popular posts; popular news; popular stories; "
        "popular articles; popular now; top stories; top news; top posts; latest news; latest posts; latest articles; latest stories; "
        "latest updates; latest; recent posts; recent news; recent articles; recent stories; editor's pick; editor's picks; "
        "editors' picks; editor's choice; hot news; breaking news; from around the web; around the web; from the web; "
        "sponsored stories; promoted stories; promoted content; featured; featured news; featured posts; featured stories; "
        "featured articles; what's hot; what's trending; stay updated; check also; in case you missed it; just in; just for you; "
        "picks for you; our picks; more to explore; आपको यह भी पसंद आ सकता है; आपको ये भी पसंद आ सकता है; ताज़ा खबरें; ताजा खबरें; "
        "लोकप्रिय खबरें; लोकप्रिय पोस्ट; ट्रेंडिंग; ट्रेंडिंग खबरें; बड़ी खबरें; जरूर पढ़ें; ज़रूर पढ़ें; हाल की पोस्ट; "
        "आपके लिए सुझाव; te puede interesar; también te puede interesar; le puede interesar; quizás te interese; lo más leído; "
        "lo más visto; más leídas; más leídos; no te pierdas; últimas noticias; entradas recientes; recomendado; recomendados; "
        "recomendado para ti; recomendamos; tendencias; destacados; destacadas; rekomendasi untuk anda; rekomendasi; berita populer; "
        "berita terpopuler; terpopuler; berita terbaru; terbaru; artikel terbaru; artikel populer; pos-pos terbaru; jangan lewatkan; "
        "anda mungkin juga suka; mungkin anda suka; sedang tren; pilihan editor; pilihan untuk anda; les plus lus; les plus lues; "
        "à découvrir aussi; à découvrir; vous aimerez aussi; vous pourriez aussi aimer; vous pourriez aimer; à ne pas manquer; "
        "ne manquez pas; articles récents; dernières nouvelles; dernières actualités; dernières infos; recommandé pour vous; "
        "nos recommandations; tendances; populaire; populaires; articles populaires; das könnte sie auch interessieren; "
        "das könnte dich auch interessieren; das könnte ihnen auch gefallen; das könnte dir auch gefallen; meistgelesen; "
        "meistgelesene artikel; am meisten gelesen; empfohlene artikel; empfohlen; empfehlungen; unsere empfehlungen; beliebt; "
        "beliebte artikel; beliebte beiträge; neueste beiträge; neueste artikel; neueste nachrichten; aktuelle nachrichten; "
        "nicht verpassen; nicht verpassen!; im trend; top-themen; çok okunanlar; en çok okunanlar; en çok okunan haberler; "
        "bunlar da ilginizi çekebilir; ilginizi çekebilir; ilginizi çekebilecek haberler; son haberler; son yazılar; "
        "önerilen haberler; önerilenler; öne çıkanlar; sizin için seçtiklerimiz; kaçırmayın; popüler haberler; popüler; gündem; trend; "
        "mais lidas; mais lidos; as mais lidas; mais vistas; você pode gostar; você também pode gostar; você pode se interessar; "
        "recomendado para você; recomendados para você; recomendadas; últimas notícias; posts recentes; não perca; destaques; em alta; "
        "populares"
    ),
    "readmore": (
        "charger plus; cargar más; carregar mais; mehr laden; daha fazla yükle; muat lebih banyak; और लोड करें; zur bildergalerie; "
        "galeri için tıklayın; lihat semua; सभी खबरें देखें; lanjut membaca; read the whole story; read more; read more here; "
        "continue reading; click here; click here to read more; read full story; read full article; read the full story; "
        "read the full article; read the rest; read on; learn more; find out more; more; view more; show more; load more; see all; "
        "view all; click to read more; tap here; read the story; view comments; और पढ़ें; पूरी खबर पढ़ें; पूरा पढ़ें; यहाँ क्लिक करें; "
        "यहां क्लिक करें; आगे पढ़ें; leer más; seguir leyendo; leer nota completa; leer artículo completo; haz clic aquí; ver más; "
        "clic aquí; baca selengkapnya; selengkapnya; klik di sini; baca lebih lanjut; baca lanjutannya; lanjutkan membaca; "
        "lire la suite; en savoir plus; cliquez ici; lire l'article; continuer la lecture; voir plus; lire plus; weiterlesen; "
        "mehr erfahren; mehr lesen; hier klicken; jetzt lesen; mehr anzeigen; zum artikel; haberin devamı; devamını oku; devamı; "
        "daha fazla; devamını okuyun; tıklayın; buraya tıklayın; haberin devamı için tıklayın; leia mais; continue lendo; "
        "continuar lendo; clique aqui; saiba mais; ver mais; ler mais; leia a matéria completa"
    ),
    "ad": (
        "sponsor; sponsors; paid post; paid partnership; from our partners; our partners; de nuestros socios; dos nossos parceiros; "
        "nos partenaires; von unseren partnern; dari mitra kami; हमारे पार्टनर; remove ads with premium; conteúdo de marca; "
        "contenu de marque; brand content; branded content; advertisement; advertisements; advertising; ad; ads; ads by google; "
        "sponsored; sponsored content; sponsored post; sponsored by; promoted; promotion; paid content; partner content; "
        "story continues below; story continues below this ad; story continues below advertisement; article continues below; "
        "article continues below advertisement; article continues after advertisement; article continues after ad; "
        "continue reading below; scroll to continue; scroll to continue with content; scroll down to continue; "
        "advertisement scroll to continue; advertisement continue reading below; continues below advertisement; remove ads; "
        "report this ad; skip ad; spot img; विज्ञापन; विज्ञापन के बाद जारी; publicidad; anuncio; anuncios; contenido patrocinado; "
        "la nota continúa debajo de la publicidad; continúa después de la publicidad; iklan; gulir untuk lanjut membaca; "
        "scroll untuk melanjutkan; lanjutkan membaca di bawah iklan; publicité; annonce; annonces; contenu sponsorisé; "
        "la suite après la publicité; la suite après cette publicité; anzeige; anzeigen; werbung; gesponsert; "
        "nach der anzeige weiterlesen; weiter nach der anzeige; reklam; reklamlar; reklamdan sonra devam ediyor; sponsorlu; "
        "sponsorlu içerik; publicidade; anúncio; anúncios; continua depois da publicidade; continua após a publicidade; "
        "conteúdo patrocinado"
    ),
    "comments": (
        "be the first to leave a comment; kommentar schreiben; kommentar verfassen; escribe un comentario; "
        "escreva um comentário; écrire un commentaire; "
        "yorum bırakın; tulis komentar; टिप्पणी लिखें; "
        "sé el primero en comentar; seja o primeiro a comentar; soyez le premier à commenter; schreiben sie den ersten kommentar; "
        "ilk yorumu siz yapın; jadilah yang pertama berkomentar; सबसे पहले टिप्पणी करें; "
        "load comments; report abuse; कमेंट करें; yorum gönder; tulis komentarmu; masuk untuk berkomentar; "
        "diskutieren sie mit; participe da conversa; únete a la conversación; ihre meinung ist gefragt; अपनी प्रतिक्रिया दें; "
        "view all comments; show comments; see all comments; अपनी राय दें; deja tu comentario; réagir à cet article; "
        "artikel kommentieren; deixe seu comentário; leave a comment; leave a reply; leave a comment cancel reply; "
        "leave a reply cancel reply; leave a reply cancel; leave your comment; post a comment; post comment; add a comment; "
        "add comment; write a comment; comment; comments; no comments; no comments yet; cancel reply; join the conversation; "
        "join the discussion; be the first to comment; submit comment; comments are closed; comments closed; view comments; name; "
        "email; website; reply; please enter your comment; please enter your name here; टिप्पणी करें; टिप्पणियाँ; एक टिप्पणी छोड़ें; "
        "एक टिप्पणी छोड़ें जवाब रद्द करें; जवाब रद्द करें; कोई टिप्पणी नहीं; उत्तर छोड़ें; deja una respuesta; "
        "deja una respuesta cancelar la respuesta; cancelar la respuesta; dejar un comentario; deja un comentario; sin comentarios; "
        "comentarios; tinggalkan balasan; tinggalkan balasan batalkan balasan; batalkan balasan; tinggalkan komentar; komentar; "
        "tidak ada komentar; tulis komentar; laisser un commentaire; laisser un commentaire annuler la réponse; annuler la réponse; "
        "aucun commentaire; commentaires; laisser une réponse; schreibe einen kommentar; schreibe einen kommentar antworten abbrechen; "
        "antworten abbrechen; kommentar hinterlassen; kommentare; keine kommentare; kommentar schreiben; bir yanıt yazın; "
        "bir yanıt yazın yanıtı iptal et; yanıtı iptal et; yorum yap; yorum yaz; yorumlar; yorum yok; bir cevap yazın; "
        "deixe um comentário; deixe um comentário cancelar resposta; cancelar resposta; nenhum comentário; comentários; "
        "deixe uma resposta"
    ),
    "share": (
        "save for later; spread the word; send this by e-mail; copiar enlace; copiar link; guardar para más tarde; salvar para depois; "
        "copier le lien; enregistrer pour plus tard; für später speichern; per e-mail senden; artikel drucken; bağlantıyı kopyala; "
        "daha sonra oku; salin tautan; simpan untuk nanti; बाद में पढ़ें; लिंक कॉपी करें; enviar por e-mail; enviar por email; "
        "envoyer par e-mail; bookmark this page; e-posta ile gönder; kirim lewat email; tweet this; print this page; share this page; "
        "save this article; सोशल मीडिया पर शेयर करें; इस आर्टिकल को शेयर करें; इस लेख को शेयर करें; comparte esta noticia; "
        "comparte este artículo; comparte esta nota; bagikan artikel ini; bagikan berita ini; jetzt teilen; beitrag teilen; "
        "bu haberi paylaş; bu yazıyı paylaş; compartilhe esta notícia; compartilhe este artigo; share; share this; share this article; "
        "share this post; share this story; share this news; share on facebook; share on twitter; share on x; share on whatsapp; "
        "share on linkedin; share via email; share on social media; share with friends; share with your friends; tweet; pin it; "
        "copy link; link copied; email this; blogthis!; share tweet pin it; like; facebook; twitter; whatsapp; telegram; pinterest; "
        "linkedin; reddit; print; शेयर करें; इस खबर को शेयर करें; साझा करें; comparte esto; comparte; compartir; "
        "compartir en facebook; compartir en twitter; compartir en whatsapp; bagikan; bagikan ini; bagikan ke facebook; "
        "bagikan artikel; bagikan ke whatsapp; partager; partager sur facebook; partager sur twitter; partager cet article; partagez; "
        "teilen; teilen mit; artikel teilen; auf facebook teilen; paylaş; haberi paylaş; facebook'ta paylaş; compartilhe; "
        "compartilhe isso; compartilhar; compartilhar no facebook; share this via"
    ),
    "newsletter": (
        "newsletter; newsletters; newsletter signup; newsletter sign up; subscribe; subscribe now; sign up; sign up now; "
        "subscribe to our newsletter; join our newsletter; sign up for our newsletter; get the newsletter; सब्सक्राइब करें; "
        "suscríbete; suscribirse; boletín; berlangganan; langganan; s'abonner; abonnez-vous; inscrivez-vous; abonnieren; "
        "jetzt abonnieren; newsletter abonnieren; abone ol; bülten; assine; inscreva-se; assine nossa newsletter"
    ),
    "tags": (
        "tags; tag; tagged; filed under; topics; topic; keywords; labels; categories; category; uncategorized; in this article; टैग; "
        "टैग्स; श्रेणी; श्रेणियाँ; etiquetas; etiqueta; categorías; temas; topik; kategori; label; kata kunci; mots-clés; mots clés; "
        "étiquettes; catégories; catégorie; thèmes; schlagwörter; schlagworte; kategorien; themen; etiketler; kategoriler; konular; "
        "marcações; categorias; tópicos; assuntos"
    ),
    "nav": (
        "go to homepage; back to homepage; back to all stories; older post; volver al inicio; voltar ao topo; voltar ao início; "
        "retour à l'accueil; zur startseite; nach oben; sonraki sayfa; önceki sayfa; ana sayfaya dön; halaman selanjutnya; "
        "halaman berikutnya; kembali ke beranda; kembali ke atas; अगला पेज; previous article; next article; previous post; next post; "
        "previous; next; prev; previous story; next story; post navigation; skip to content; skip to main content; back to top; menu; "
        "home; search; close; newer post older post home; newer post; newer posts; older posts; main menu; navigation; top; "
        "jump to content; पिछला लेख; अगला लेख; पिछली पोस्ट; अगली पोस्ट; सामग्री पर जाएं; मुख्य पृष्ठ; artículo anterior; "
        "artículo siguiente; entrada anterior; entrada siguiente; siguiente; anterior; saltar al contenido; inicio; "
        "artikel sebelumnya; artikel selanjutnya; artikel berikutnya; pos sebelumnya; pos berikutnya; navigasi pos; "
        "langsung ke konten; beranda; sebelumnya; selanjutnya; article précédent; article suivant; précédent; suivant; "
        "aller au contenu; accueil; vorheriger artikel; nächster artikel; vorheriger beitrag; nächster beitrag; zum inhalt springen; "
        "startseite; önceki haber; sonraki haber; önceki yazı; sonraki yazı; içeriğe geç; ana sayfa; artigo anterior; próximo artigo; "
        "post anterior; próximo post; próxima; pular para o conteúdo; início"
    ),
    "author": (
        "meet the author; meet the writer; l'auteur; à propos de l'auteure; acerca de la autora; conoce al autor; conheça o autor; "
        "conheça a autora; der autor; die autorin; escrito por; hakkında; redacción; view author profile; author; about the author; "
        "about author; about the writer; written by; posted by; the author; लेखक; लेखक के बारे में; autor; sobre el autor; "
        "acerca del autor; sobre la autora; penulis; tentang penulis; auteur; à propos de l'auteur; über den autor; über die autorin; "
        "yazar; yazar hakkında; sobre o autor; sobre a autora"
    ),
    "toc": (
        "jump to section; jump to; quick links; what you'll find here; in this story; on this page; en esta nota; neste texto; "
        "o que você vai encontrar; au sommaire; in diesem artikel; inhaltsübersicht; das wichtigste im überblick; isi artikel; "
        "dalam artikel ini; इस लेख में; विषय-सूची; table of contents; contents; विषय सूची; tabla de contenidos; índice; contenidos; "
        "contenido; en este artículo; daftar isi; sommaire; table des matières; dans cet article; inhaltsverzeichnis; inhalt; "
        "auf dieser seite; içindekiler; bu yazıda; índice do artigo; neste artigo; conteúdo"
    ),
    "channel": (
        "join now; join us; join channel; join group; join telegram; join whatsapp; join whatsapp group; join telegram group; "
        "अभी जुड़ें; únete; gabung; rejoindre; beitreten; katıl; participe"
    ),
    "follow": (
        "follow; follow us; follow on; stay connected; connect with us; find us on; हमें फॉलो करें; síguenos; ikuti kami; suivez-nous; "
        "folgen sie uns; folge uns; bizi takip edin; siga-nos"
    ),
    "rating": (
        "rate this post; rate this article; rate this; like this; like this like loading; like loading; loading; votes; "
        "इस पोस्ट को रेट करें; valora esta entrada; beri nilai; notez cet article; bewerten; puanla; avalie este post"
    ),
    "source": (
        "source; sources; source link; source url; original source; original article; view original; read original; "
        "read original article; read the original; स्रोत; स्रोत लिंक; fuente; enlace fuente; fuente original; sumber; sumber berita; "
        "tautan sumber; lien source; source originale; quelle; quelllink; originalartikel; kaynak; kaynak bağlantısı; haber kaynağı; "
        "fonte; link da fonte; fonte original"
    ),
    "disclaimer": (
        "disclaimer; disclosure; अस्वीकरण; aviso legal; sangkalan; avertissement; haftungsausschluss; yasal uyarı; "
        "isenção de responsabilidade"
    ),
    "cookie": (
        "privacy policy; terms of use; terms of service; terms and conditions; política de privacidad; política de privacidade; "
        "politique de confidentialité; datenschutz; datenschutzerklärung; impressum; gizlilik politikası; kebijakan privasi; "
        "गोपनीयता नीति; accept all; reject all; we value your privacy; aceptar todo; rechazar todo; aceptar todas; aceitar todos; "
        "rejeitar todos; tout accepter; tout refuser; alle akzeptieren; alle ablehnen; tümünü kabul et; terima semua; tolak semua; "
        "सभी स्वीकार करें"
    ),
    "caption": (
        "symbolbild; symbolfoto; archivbild; archivfoto; imagen ilustrativa; imagen de referencia; imagen de archivo; foto de archivo; "
        "foto ilustrativa; imagem ilustrativa; photo d'archives; arşiv; ilustrasi; फाइल फोटो; click to enlarge"
    ),
    "poll": (
        "vote now; cast your vote; view results; see results; vota ahora; vote agora; votez maintenant; jetzt abstimmen; kirim suara; "
        "lihat hasil; वोट करें"
    ),
    "player": (
        "play audio; watch video; play video; your browser does not support the audio element; your browser does not support the video tag"
    ),
    "feedback": (
        "thanks for reading; text size; font size; translate this page; print this article; was this helpful; "
        "was this helpful? yes no; tamaño de letra; tamanho da fonte; taille du texte; schriftgröße; bildirimleri aç; ukuran huruf; "
        "report an error; found a typo? let us know"
    ),
}
