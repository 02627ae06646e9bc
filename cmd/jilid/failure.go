package main

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"jilid/build/diag"
	"jilid/build/live"
	"jilid/build/output"
)

// machineFailure explains an error of the machine, not of the plan.
func (u *ui) machineFailure(err error) {
	var (
		foreign *output.NotOursError
		file    *output.ForeignError
		busy    *output.BusyError
		damaged *output.DamagedError
		path    *fs.PathError
		link    *os.LinkError
		listen  *live.ListenError
	)
	switch {
	case errors.As(err, &foreign):
		u.failure(diag.T("folder keluaran %q berisi berkas yang bukan buatan jilid", "the output folder %q holds files that jilid didn't make", foreign.Dir),
			diag.T("pilih folder lain dengan -o, atau kosongkan folder itu; dengan --force berkas itu dibiarkan, kecuali yang senama dengan berkas baru", "choose another folder with -o, or empty that one; with --force these files are left alone but for those with the name of a new one"))
	case errors.As(err, &file):
		u.failure(diag.T("%q bukan buatan jilid, tetapi berada di tempat sebuah berkas baru", "%q wasn't made by jilid, but is where a new file has to come", file.Path),
			diag.T("pindahkan berkas itu, atau timpa dengan --force", "move that file, or replace it with --force"))
	case errors.As(err, &busy):
		u.failure(diag.T("jilid lain sedang menulis ke folder %q", "another jilid is writing to the folder %q", busy.Dir),
			diag.T("tunggu sampai selesai, lalu ulangi; atau pilih folder lain dengan -o", "wait for it and try again, or choose another folder with -o"))
	case errors.As(err, &damaged):
		u.failure(diag.T("daftar berkas %q rusak", "the list of files %q is damaged", damaged.Path),
			diag.T("hapus folder keluaran itu, lalu susun lagi; dengan --force isinya ditimpa, tetapi berkas lama yang tidak disusun lagi tertinggal", "delete that output folder and build again; with --force it is written over, but old files that aren't made again stay behind"))
	case errors.As(err, &path) && output.TooLarge(err):
		u.failure(diag.T("%q lebih besar daripada yang diizinkan di sana", "%q is larger than what is allowed there", path.Path), diag.T("pilih folder lain dengan -o, atau minta batasnya dinaikkan (ulimit -f); berkas yang sudah terbit tetap utuh", "choose another folder with -o, or have the limit raised (ulimit -f); what was published stays whole"))
	case output.Full(err):
		u.failure(diag.T("cakram penuh", "the disk is full"), diag.T("kosongkan tempat, lalu susun lagi; berkas yang sudah terbit tetap utuh", "make room and build again; what was published stays whole"))
	case errors.As(err, &listen) && listen.InUse():
		u.failure(diag.T("alamat %s sudah dipakai program lain", "the address %s is in use", listen.Addr), diag.T("pilih alamat lain, misalnya --addr 127.0.0.1:0", "choose another one, such as --addr 127.0.0.1:0"))
	case errors.As(err, &listen):
		u.failure(diag.T("alamat %q tidak dapat dipakai: %s", "the address %q can't be used: %s", listen.Addr, listen.Err), diag.T("tulis host dan port, misalnya --addr 127.0.0.1:9000", "give host and port, such as --addr 127.0.0.1:9000"))
	case errors.As(err, &path) && errors.Is(err, fs.ErrPermission):
		u.failure(diag.T("tidak diizinkan menulis atau membaca %q", "not permitted to read or write %q", path.Path), diag.T("periksa hak akses folder itu", "check the folder's permissions"))
	case errors.As(err, &path) && errors.Is(err, syscall.EROFS):
		u.failure(diag.T("%q hanya dapat dibaca", "%q is read-only", path.Path), diag.T("pilih folder lain dengan -o", "choose another folder with -o"))
	case errors.As(err, &path) && (errors.Is(err, syscall.ENOTDIR) || errors.Is(err, syscall.EISDIR) || errors.Is(err, fs.ErrExist)):
		u.failure(diag.T("ada yang menghalangi di %q: %s", "something is in the way at %q: %s", path.Path, path.Err), diag.T("pindahkan berkas itu, atau pilih folder lain dengan -o", "move that file, or choose another folder with -o"))
	case errors.As(err, &link):
		u.failure(diag.T("%q tidak dapat ditulis: %s", "%q can't be written: %s", link.New, link.Err), diag.T("adakah folder dengan nama itu?", "is there a folder by that name?"))
	case errors.As(err, &path) && errors.Is(err, fs.ErrNotExist):
		u.failure(diag.T("%q tidak ada", "%q does not exist", path.Path), diag.T("beri folder rencana dengan -s, atau mulai dengan `jilid init`", "give the plan's folder with -s, or start with `jilid init`"))
	default:
		u.failure(diag.T("%s", "%s", err), diag.Text{})
	}
}
