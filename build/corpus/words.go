package corpus

import "strings"

var words = strings.Fields(`
dan yang di ke dari untuk dengan pada dalam adalah sebagai oleh akan dapat telah sudah belum harus perlu agar supaya
pemerintah daerah kota masyarakat warga layanan publik informasi data sistem aplikasi jaringan prasarana digital cerdas
pembangunan perencanaan rencana induk strategi sasaran program kegiatan anggaran indikator kinerja capaian target tahun
jangka pendek menengah panjang dimensi tata kelola ekonomi lingkungan kehidupan citra wisata budaya pendidikan kesehatan
angkutan energi air sampah limbah banjir kemacetan keamanan ketertiban perizinan terpadu pengaduan keterbukaan partisipasi
kolaborasi inovasi usaha mikro kecil koperasi pasar petani nelayan pengrajin produk unggulan investasi promosi destinasi
ruang terbuka hijau kualitas udara pengelolaan pemanfaatan peningkatan penguatan pengembangan penyediaan penerapan
pelaksanaan pemantauan evaluasi pelaporan koordinasi integrasi standar regulasi kebijakan peraturan keputusan dinas badan
kecamatan kelurahan sekolah puskesmas terminal pelabuhan jalan jembatan drainase permukiman kawasan perempuan anak lansia
pemuda literasi kompetensi aparatur pelatihan pusat kendali sensor peta statistik portal dasbor analitik mitigasi bencana
gempa longsor peringatan dini tanggap darurat pemulihan berkelanjutan inklusif transparan akuntabel efisien terukur bertahap
prioritas percepatan tahapan sumber pendanaan kerja sama swasta akademisi komunitas media kesenjangan kesiapan kekuatan
kelemahan peluang ancaman isu visi misi arah tujuan manfaat dampak risiko kondisi potensi permasalahan kebutuhan harapan`)

var dimensions = []string{"governance", "branding", "economy", "living", "society", "environment"}

var programs = []string{
	"Satu Data Daerah", "Mal Pelayanan Publik", "Pengaduan Warga Terpadu", "Anggaran Terbuka", "Tanda Tangan Elektronik",
	"Portal Wisata", "Kalender Festival", "Merek Kota", "Pasar Rakyat Daring", "Kartu Usaha Kecil", "Inkubator Kreatif", "Pembayaran Nontunai",
	"Antrean Puskesmas", "Rekam Medis Terhubung", "Angkutan Terjadwal", "Parkir Cerdas", "Sekolah Digital", "Literasi Warga",
	"Siaga Bencana", "Kampung Aman", "Bank Sampah", "Sensor Banjir", "Pemantau Udara", "Lampu Jalan Hemat Energi",
}

var titles = []string{"Pendahuluan", "Analisis masa depan", "Analisis kesiapan", "Peta jalan", "Rencana aksi", "Program percepatan", "Penutup"}

var headings = []string{"Kondisi saat ini", "Analisis kesenjangan", "Sasaran strategis", "Rencana aksi", "Indikator kinerja", "Tata kelola pelaksanaan", "Risiko dan mitigasi"}

var subheadings = []string{"Ruang lingkup", "Tahapan pelaksanaan", "Kebutuhan anggaran", "Pihak terlibat", "Keluaran utama", "Catatan lapangan"}
