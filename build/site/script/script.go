// Package script carries what pages do in the browser. Every script is an
// enhancement: a page is complete without it.
//
// A script is one file, NAME.js, plain and classic: modules and fetch don't work
// from file://, and the site must work from a USB stick. To add one:
//
//  1. Write NAME.js here, "use strict" within a function of its own. What all
//     scripts share is in app.js, which runs first.
//  2. Name it in scriptsOf (build/site/assets.go) under the kinds of pages that
//     load it; or, if it is needed only after a click, have app.js's jilid.load
//     fetch it from an address that the page gives in a data- attribute
//     (site.assets.href).
//  3. What it says to people stands in the page, in the plan's language.
//
// The pages' Content-Security-Policy lets only files of the site run and style:
// no inline script, no style attribute, no style element; element.hidden,
// classes and custom properties set by element.style are what scripts have.
package script

import "embed"

// FS holds the scripts.
//
//go:embed *.js
var FS embed.FS
