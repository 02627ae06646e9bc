package pdf

import "jilid/build/press/icc"

// Condition is what a printing press makes of inks: what PDF/X calls the
// characterised printing condition.
type Condition struct {
	Profile  []byte // ICC, of a device with four inks
	ID       string // by which a registry knows it, or "Custom"
	Registry string // its address, or ""
	Info     string // for people
}

// pressIntent names the printing condition that the file's inks are meant for.
func (w *Writer) pressIntent(c *Condition) Ref {
	profile := w.profile(c.Profile, "DeviceCMYK")
	var d Dict
	d.Name("Type", "OutputIntent").Name("S", "GTS_PDFX").Text("OutputConditionIdentifier", c.ID)
	if c.Registry != "" {
		d.Text("RegistryName", c.Registry)
	}
	d.Text("Info", c.Info).Ref("DestOutputProfile", profile)
	return w.Add(d.Bytes())
}

// screenIntent names sRGB as what the file's colours mean, with a profile.
func (w *Writer) screenIntent() Ref {
	profile := w.profile(icc.SRGB(), "DeviceRGB")
	var d Dict
	d.Name("Type", "OutputIntent").Name("S", "GTS_PDFA1").Text("OutputConditionIdentifier", "sRGB IEC61966-2.1")
	d.Text("RegistryName", "http://www.color.org").Text("Info", "sRGB IEC61966-2.1").Ref("DestOutputProfile", profile)
	return w.Add(d.Bytes())
}
