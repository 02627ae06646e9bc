package load

import (
	"errors"
	"io/fs"

	"jilid/build/diag"
	"jilid/build/source"
)

// Problems are the diagnostics for the files that could not be read.
func Problems(list []source.Problem) []diag.Diagnostic {
	var l diag.List
	for _, p := range list {
		at := source.NewFile(p.Path, nil).Span(0, 0)
		text, hint := diag.T("berkas tidak dapat dibaca", "the file can't be read"), diag.T("beri izin membaca berkas itu", "give yourself the permission to read it")
		if p.Err != nil && p.Trouble == source.Denied && !errors.Is(p.Err, fs.ErrPermission) {
			text = diag.T("berkas tidak dapat dibaca: %v", "the file can't be read: %v", p.Err)
		}
		code := diag.Unreadable
		switch p.Trouble {
		case source.UTF16:
			code, text, hint = diag.NotUTF8, diag.T("berkas ini disimpan sebagai UTF-16, bukan UTF-8", "this file was saved as UTF-16, not UTF-8"),
				diag.T("simpan ulang dengan pengodean UTF-8 (di Notepad: Simpan Sebagai, Pengodean)", "save it again with the encoding UTF-8 (in Notepad: Save As, Encoding)")
		case source.Misplaced:
			code, text, hint = diag.StrayFile, diag.T("berkas ini tidak dibaca: tempatnya di dalam folder %s", "this file is not read: its place is in the folder %s", contentDir),
				diag.T("pindahkan ke %s/%s", "move it to %s/%s", contentDir, p.Path)
		case source.Twin:
			code, text = diag.TwinNames, diag.T("nama ini sudah ada di folder yang sama dengan huruf besar-kecil yang lain", "the folder has this name in other capitals, too")
			hint = diag.T("beri nama yang lain: di Windows, macOS, dan USB keduanya satu berkas, dan salah satunya hilang", "give it another name: on Windows, macOS and USB sticks both are one file, and one of them is lost")
		case source.TooLarge:
			text = diag.T("berkas lebih besar dari %d MB", "the file is larger than %d MB", source.MaxFileSize>>20)
			hint = diag.T("pindahkan berkas besar ke tempat lain dan tautkan alamatnya", "keep large files elsewhere and link to them")
		case source.Outside:
			text = diag.T("tautan simbolis ini menunjuk ke luar folder rencana, atau ke berkas yang tidak ada", "this symbolic link leads out of the plan's folder, or to a file that isn't there")
			hint = diag.T("salin berkasnya ke dalam folder", "copy the file into the folder")
		case source.LinkDir:
			text = diag.T("tautan simbolis ke folder tidak diikuti", "symbolic links to folders are not followed")
			hint = diag.T("salin foldernya", "copy the folder")
		case source.Strange:
			text, hint = diag.T("ini bukan berkas biasa", "this is not an ordinary file"), diag.T("hapus dari folder rencana, atau simpan sebagai berkas biasa", "take it out of the plan's folder, or save it as an ordinary file")
		}
		l.Add(code, at, text, hint)
	}
	return l.All()
}
