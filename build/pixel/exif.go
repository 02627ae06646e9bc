package pixel

import "encoding/binary"

// Orientation finds how a camera was held in the first directory of EXIF data (TIFF 6.0, tag 274): 1, upright,
// to 8. Data that say nothing of it, or nothing sensible, say upright.
func Orientation(tiff []byte) int {
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	dir := uint64(order.Uint32(tiff[4:]))
	if dir+2 > uint64(len(tiff)) {
		return 1
	}
	for i := range uint64(order.Uint16(tiff[dir:])) {
		at := dir + 2 + 12*i
		if at+12 > uint64(len(tiff)) {
			return 1
		}
		const orientationTag = 0x112
		if order.Uint16(tiff[at:]) == orientationTag {
			if v := order.Uint16(tiff[at+8:]); v >= 1 && v <= 8 {
				return int(v)
			}
		}
	}
	return 1
}

// Turned is Orientation of a JPEG file.
func Turned(jpeg []byte) int {
	o := 1
	segments(jpeg, func(marker byte, body []byte) {
		if marker == app1 && len(body) > 6 && string(body[:6]) == "Exif\x00\x00" {
			o = Orientation(body[6:])
		}
	})
	return o
}

// Markers of a JPEG (ITU-T T.81, table B.1).
const (
	startOfScan = 0xda
	app1        = 0xe1 // EXIF
	app2        = 0xe2 // ICC profile
)

// segments visits what stands in a JPEG before its samples. It ends where the file isn't one.
func segments(jpeg []byte, visit func(marker byte, body []byte)) {
	for at := 2; at+4 <= len(jpeg) && jpeg[at] == 0xff; {
		marker := jpeg[at+1]
		if marker == 0xff { // filling
			at++
			continue
		}
		size := int(binary.BigEndian.Uint16(jpeg[at+2:]))
		if marker == startOfScan || size < 2 || at+2+size > len(jpeg) {
			return
		}
		visit(marker, jpeg[at+4:at+2+size])
		at += 2 + size
	}
}
