"""Particles: the little words between those of `vocabulary`, and which of these are as much at home elsewhere.

LIGHT words say nothing by themselves. A word that ends in * stands for all that begin like it.
"""

# ruff: noqa: E501 one row of words a line

from __future__ import annotations

LIGHT: dict[str, str] = {
    "en": "become am why seeing already series enjoy ll re forget something say thousands worth around among because between please want wants yet ever always every day's family problem unlimited the a an to of for in on at by from with and or as is are be was will not no it its all any this that these those here there "
    "now also too more most other others just only first new one off up down below above after before under like back so if can may might "
    "could have has been us our your you us please time once free full whole complete entire right via who whose what s t don re ve top best "
    "great good big daily weekly monthly week day morning today minute minutes min mins second seconds section topic topics category at "
    "you'll get out about start their them than "
    "updated left month months year already rest use about only during while into over own many some such friday monday tuesday wednesday thursday saturday sunday night evening hour hours when enjoying stunning amazing curated",
    "es": "deberías tras sección serie favor debería pareció ya tienes sé sea están está usted ustedes ti completa completo completas si entre nada todavía quieres quiere gustaría pasa pasó hacer hoy siempre acá otros estos estas días el la los las un una unos unas de del al a en y o u e con por para que se su sus tu tus te le les nos nuestro nuestra nuestros nuestras "
    "es son más mas no ni sin este esta estos estas esto aquí aqui ya hoy todo toda todos todas ninguna ningún otro otra otros otras lo "
    "también tambien antes después despues debajo abajo arriba mismo misma cada gratis primero primera día dia semana mañana minutos minuto "
    "min si como mejor mejores quizás puede pueden podría podrían ahora aún me "
    "sus del dar darte vez veces qué cual eres fue ser donde cuando quieras mes año haz semanal",
    "pt": "deveria após seção série favor tem já toda todas ser hoje manhã seja estão está ti gente completa completo achou quiser entre nada ainda quer sempre dias então o a os as um uma uns umas de do da dos das ao à aos às em no na nos nas e ou com por para pra que se seu sua seus suas te lhe nosso nossa "
    "nossos nossas é são mais não nem sem este esta estes estas isto isso aqui já hoje todo toda todos todas nenhuma nenhum outro outra outros "
    "outras também antes depois após abaixo acima mesmo cada grátis primeiro primeira dia semana manhã minutos minuto min melhores você pode podem "
    "pode te agora sobre assunto quando quiser "
    "desta deste nesta neste dessa pelo pela foi ser ter mês ano semanal vez tudo",
    "fr": "avez dans absolument ensuite après devenez chaque devriez meilleures soyez sont complet complète entier entière si quoi qu'en rien encore toujours jours cliquez votre chez le la les l un une des de d du au aux à en et ou avec par pour que qui se s son sa ses vos nos notre nous vous est plus ne pas n "
    "sans ce cet cette ces ici ça déjà aujourd hui tout toute tous toutes aucun aucune autre autres aussi avant après dessous ci même chaque "
    "gratuit gratuitement premier première jour semaine matin minutes minute min tôt peut pourrait pourraient être peut-être maintenant sur dans y je m "
    "où qu cela on fait sera été il elle reste mois an hebdomadaire",
    "de": "schon sollten zum haben kommen rubrik noch jeder wie um ganz komplett kompletten vollständigen besten beste sind mir etwas will wollen möchten tagen was meinen dazu einfach exklusiv unsere per der die das den dem des ein eine einen einem einer eines zu zur in im am an auf aus bei mit nach von vom vor für und oder sie ihr ihre "
    "ihren ihrem ihnen dir dich du uns unser unsere unseren unserem unserer ist sind wird mehr nicht nichts kein keine keinen dies diese diesen dieser "
    "dieses diesem hier jetzt heute alle allen auch noch wieder weiter andere anderen geht könnte könnten kann gleich jeden jede täglich "
    "wöchentlich* kostenlos erste ersten ganzen ganze tag woche morgen minuten minute min ca unten oben direkt aufs bitte es mal so zu "
    "nur schon sich werden wurde dann als diesem welche was wie wo immer ab pro alles uhr bereits ohne monat jahr",
    "tr": "da bunları diğer gidebilecek bölümden altında hakkında hoşunuza hemen hesabınız hiçbir hiçbirini siz ne olan açın tam tamamen özel artık yine diye fazlası güzel bizden bir bu şu o ve veya ile için de ki en daha çok tüm bütün her hiç biz bizi bize sizi size sizin senin bizim ilk son sonra önce şimdi "
    "burada buraya buradan hemen var yok te ta den dan nin nın i ı nı ni e a günün gün hafta haftalık dakika dk ücretsiz diğer diğerleri "
    "üzere adına olan olarak istediğiniz zaman anında "
    "iki gibi kadar değil üzerinden içerisinde ay yıl tarafından yazılan",
    "id": "tolong rubrik mungkin sudah punya bawah pukul bagaimana menurut lengkap secara penuh utama sorotan lainnya kali yang apakah di ke dari dan atau untuk dengan pada dalam oleh ini itu kami kita anda kamu mu nya tidak bukan tanpa lebih lagi lain juga "
    "sini sekarang hari semua setiap satu pertama atas bawah setelah sebelum jangan bisa mungkin paling sedang yuk ayo lewat melalui lanjut banyak "
    "menit gratis pagi minggu seputar terus nanti terbaik "
    "akan telah seru agar bulan tahun setelah lain",
    "hi": "और जो सेक्शन आज कृपया अपने इसे भी पर यहां पढ़ने देखने लेने करने पूरा मुख्य ऑन कैसे क्यों कब ताकि द्वारा का की के को से में ने या यह ये इस इन वह हम हमें हमारा हमारी हमारे आप आपका आपकी आपके अपना अपनी है हैं हो न नहीं ना कोई ही तक एक यहाँ "
    "अभी अब सभी सब हर और अन्य ज़्यादा ज्यादा अधिक नीचे ऊपर बाद पहले सबसे साथ लिए मुफ्त रोज सुबह दिन मिनट करें करे करके कर क्या ऐसी ऐसे सीधे पाने पाएं जारी रखने "
    "इन्हें इन्हे गई लेटेस्ट बड़ी "
    "हो रही रहा था थी थे गया गई सकते चाहिए महीने साल मित्रों",
}  # fmt: skip

# Words that speak to the reader, or of the site itself: they count half beside one that counts more.
ADDRESS: dict[str, str] = {
    "en": "us our ours you your yours",
    "es": "nos nuestro nuestra nuestros nuestras te tu tus le les",
    "pt": "nosso nossa nossos nossas você vocês te",
    "fr": "nous notre nos vous votre vos",
    "de": "uns unser unsere unseren unserem unserer sie ihr ihre ihren ihrem ihnen dir dich du",
    "tr": "bizi bize bizim siz sizi size sizin senin",
    "id": "kami kita anda kamu mu",
    "hi": "हम हमें हमारा हमारी हमारे आप आपका आपकी आपके",
}
# Words of furniture that are as much at home elsewhere: they count half.
WEAK: dict[str, str] = {
    "en": "feedback think say members readers liked turn access choice check cover covers live page pages vote votes voted voting popular site list image photo photos picture illustration file video videos link links open closes skip paid partner partners premium write leave post "
    "posts sort print mail send save spread word friends copy copied stay live group groups community members member create account limit remaining login log set add "
    "install android ios app apps media cast total results result play version powered support element meet table jump quick find go top home menu return only used report "
    "error mistake typo found let know tell font size text translate enlarge love loved interest interested terms policy agree value settings x like value support input "
    "google facebook instagram youtube twitter linkedin pinterest threads social advertising agency agencies thanks suggested alert alerts section inputs wire stock thank load content did think thought recent",
    "es": "interés portada crees piensas sigue seguir noticias google facebook instagram youtube twitter linkedin pinterest threads application aplicativo página* enlace* vídeo* video* resumen texto imagen foto fotografía archivo cuenta amigos amigas copiar guardar enviar correo tarde grupo celular fuente error errores letra tamaño "
    "gracias autor autora conoce sobre volver inicio elemento tabla datos información socio* espacio ventana nueva abre deja escribe acerca conversación like x ",
    "pt": "capa achou pensa história histórias interesse acompanhe google facebook instagram youtube twitter linkedin pinterest threads application aplicativo página* link links texto textos vídeo* imagem foto arquivo conta amigos amigas copiar salvar enviar grupo fonte erro erros letra tamanho obrigado obrigada autor autora conheça sobre "
    "voltar início topo inicial elemento tabela informações parceiros marca depois deixe escreva conversa x post posts faça vai encontrar encontrou entre",
    "fr": "poursuivre poursuivez activez gratuitement une gros histoire histoires titres pensez google facebook instagram youtube twitter linkedin pinterest threads application aplicativo page* lien liens texte image photo photographie archives compte amis ami copier enregistrer envoyer groupe sources erreur erreurs taille merci auteur auteure retour accueil haut table "
    "matières partenaires marque laissez conversation x fenêtre nouvelle ouvre tard vie même sujet reste prend charge vidéo* vidéos ",
    "de": "leser geschichten klicken herunterladen bekommen meinen erhalten google facebook instagram youtube twitter linkedin pinterest threads application aplicativo seite* text texte link* bild foto freunde* freunden drucken speichern später gruppe quelle fehler danke autor autorin über zurück oben material partner partnern schreiben schreibe "
    "meinung x fenster neuem laden medien element top felder konto video* thema themen hat lassen gefragt überblick handy antwort* herunter öffnen",
    "tr": "okumak yazı* açın seçtiğimiz düşünüyorsunuz google facebook instagram youtube twitter linkedin pinterest threads application aplicativo sayfa* konu* yazı video* galeri* link resim foto fotoğraf görsel arşiv hata teşekkür* dön ana gör görün aç oy üye ol et kabul önem veriyoruz neler var giriş gönder kopyala arkadaş* "
    "düşünce* görüş* edin devam dakika öne alanlar yazın yapın x mi mü medya* sosyal",
    "id": "utama sorotan cerita buka melihat nyalakan google facebook instagram youtube twitter linkedin pinterest threads application aplicativo halaman video galeri topik tulisan gambar foto teman* kirim simpan salin masuk tulis kolom hasil suara daftar isi tentang terima kasih huruf ukuran kembali grup media x klik muat lihat "
    " dibaca sudah berhenti kapan saja tim kesalahan lanjut",
    "hi": "मुख्य पढ़ने देखने ऑन लॉग गूगल फेसबुक इंस्टाग्राम यूट्यूब ट्विटर पेज वीडियो लिंक तस्वीर फोटो फाइल काम देश दुनिया आगे पूरी पूरा जारी पढ़ना देखें देखे आई मिली आपको बारे विषय भाषा केवल दें बताएं राय रहें जुड़े इन जाएं ग्रुप सामग्री",
}
