package hyphen

// exceptionList has words that the rules divide wrongly, with their divisions.
const exceptionList = `
antara be-be-ra-pa de-la-pan di-a-lek-tik ha-la-man ha-la-man-nya in-for-ma-si ka-li-man-tan ke-sta-bil-an
ke-stra-te-gis-an pro-gram pro-gram-nya se-la-tan sem-bi-lan me-mang ke-me-na-ngan te-na-ga ma-ngan
bang-un-an-nya sa-sar-an-nya ra-ma-dan ve-te-ran ke-bang-sa-an seis-mik di-na-mi-ka
ba-ngun-an-nya me-nge-nai me-nga-pa ma-nu-sia ma-nu-sia-nya in-do-ne-sia te-nga-ra
per-se-orang-an ba-gai-ma-na se-ba-gai-ma-na mes-ki-pun wa-lau-pun bah-wa-sa-nya su-pa-ya
`

// vowelRootList has beginnings of roots that keep a prefix whole before them:
// meng-ubah, ber-usaha, per-atur-an, ter-ukur.
const vowelRootList = `
abadi abai acak acar acu ada adaptasi adil adopsi adu advokasi agenda agih agregasi ahli air ajak ajar aju akar akhir akibat
aktif aktual aku akui akumul akses aksi akur alam alas alat alih alir alokasi alun aman amal amanat amat ambil ampu analis anak ancam
andai andal andil aneka anggap anggar anggot anggur angin angkat angkut angsur aniaya anjak anjur antar antara
antisip antre antri apa apit api aplik apresias arah arak aransemen arsip arti arus asal asap asah asih asing asosias aspir asuh
asumsi asuransi atap atas atribut atur audit awak awal awas awet ayom ayun
edar edit eduk efek efisien ejek ekonom eksekus eksist eksplor ekspor ekspres elak elektr elemen eliminas emban
emis empat enam endap energi era erti eskalas estim etika etnis evaku evalu
ibadah ibarat identif identit ikan ikat iklan iklim ikrar ikut ilmu imbal imbang imbau imbuh implement implikas impor
inap indah indeks indik induk industri infeks inform inframerah ingat ingin ingkar inisi injak inkubas inov input insentif inspeks
inspir instal instans instruk integr intensif interak internal internet interpret interven introdu inves inventar
isi isolas istilah istirahat istri isu isyarat izin
obat obyek objek observ obrol olah oleh oles operas optim orang organis orient oposis otak otomat otonom otor
uang uap ubah ucap udar uji ujar ujung ukir ukur ulang ulas ultah umpama umpan umum umur undang undi unduh unggah unggul ungkap ungkit
ungsi unjuk unsur untuk untung upah upaya urai urban urus urut urun usaha usia usik usul usung usut utama utang utara utus uraian
`

// consonantRootList has beginnings of words in which what looks like meng-,
// peng-, ber-, ter- or per- before a vowel is me-, pe-, be-, te- or the root
// itself: me-ngelola, pe-rangkat, be-rencana, te-rang.
const consonantRootList = `
mengaitkan mengaji mengalah mengalung mengamar mengandung mengantuk mengantong mengapa mengapur mengarang mengatakan
mengebut mengecat mengecil mengecual mengejar mengejut mengelil mengelola mengelomp mengeluar mengeluh mengelupas mengemas
mengembali mengembang mengembar mengemudi mengemuka mengena mengendali mengendara mengendap mengenal mengenang mengental mengepal mengepul
mengepung mengerah mengeras mengering mengerja mengerti mengetahui mengetat mengetik mengetuk mengikis mengilap mengipas mengirim
mengkap mengombinas mengomunikas mengompos mengonfirm mengonsep mengonsol mengonsum mengontrol mengonversi mengoord mengorban
mengoreksi mengosong mengotor menguak menguap menguas menguat mengucil mengudeta mengukuh menguliah menguliti mengulur mengumpul mengunci
menguning mengunjung mengunyah mengurang mengurangi mengurasi mengurung mengutip mengutub
pengait pengaji pengandung pengantar pengarang pengaruh pengebut pengecat pengecer pengecil pengecual pengejar pengelola pengelomp pengeluar
pengelupas pengemas pengembali pengembang pengemis pengemudi pengendali pengendara pengenal pengenaan pengental pengepul pengepung pengerah pengeras pengering
pengerja pengertian pengetahu pengetat pengetik pengikis pengirim pengkap pengombinas pengomposan pengonsum pengontrol pengonversi
pengoord pengorban pengosong pengotor penguas penguat pengukuh pengumpul pengunci pengunjung pengurang pengurasi pengurung pengutip
beragam berak beranda berandal berang berangas berani berantai berantas berapa beras berasa berat berawa berayap bere berebut berekam berencana
berendam berenang beres beresiko beretribusi beri berian berikan beribawa beringas beringin berisik berisiko berita beritahu
berobot beroda berombak berongga beronda berontak berorak berubung beruk berumah berumpun berumput berunding beruntun berupa
berusak berurai berudu
terali terampil terang terap terapi terapung teras terasa terasi teratai terawa terawat teraih terakit teramal teranca terangsang terapan terendah terendam
terencana terekam teremas teripang terima teritik teritor terigu terobos terompet terong teropong teror terowong terumbu terumus
terurug terus terusik teruskan
perabot peraga peragaan perah perahu peraih perak peramal perambah perampas perampok peran perancah perancang perancis perang perangai perangkap perangkat perangkum
perangko perangsang perantau peranti perantara perapat perapih perasa perasaan perawan perawat perayaan perayu perebut perebutan pereda peredam
peredaran perekam perekat perekrut peremaj perempu perenang perencana perendah perendam perenung peresap peresmi peretas periang periksa perigi perihal peri
perilaku perimbun perinci perincian perindu peringan peringkas peringkat perintah perintang perintis periode periuk peristiwa perisai peroket perokok
perombak peronda peroksida perona perubuh perumah perumpun perumus perumusan perunding perundung perunggu perunut peruntuh perupa
perusak perusuh perut perujuk perutus
`
