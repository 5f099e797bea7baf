package wire

import (
	"bytes"
	"encoding/json"
	"strconv"
	"unicode/utf8"
)

// decoder reads JSON that is valid, from start to end, so that the time does not depend on how deep it is nested.
type decoder struct {
	data []byte
	at   int
}

// peek skips white space and returns the byte that the next value or punctuation starts with.
func (d *decoder) peek() byte {
	for {
		switch d.data[d.at] {
		case ' ', '\t', '\r', '\n':
			d.at++
		default:
			return d.data[d.at]
		}
	}
}

// raw reads a value of any type.
func (d *decoder) raw() []byte {
	first := d.peek()
	start := d.at
	switch first {
	case '"':
		d.skipString()
	case '{', '[':
		d.skipContainer()
	default:
		d.skipScalar()
	}
	return d.data[start:d.at]
}

func (d *decoder) skipString() {
	for d.at++; d.data[d.at] != '"'; d.at++ {
		if d.data[d.at] == '\\' {
			d.at++
		}
	}
	d.at++
}

func (d *decoder) skipContainer() {
	for depth := 0; ; {
		switch d.data[d.at] {
		case '"':
			d.skipString()
			continue
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		}
		d.at++
		if depth == 0 {
			return
		}
	}
}

func (d *decoder) skipScalar() {
	length := bytes.IndexAny(d.data[d.at:], " \t\r\n,]}")
	if length < 0 {
		length = len(d.data) - d.at
	}
	d.at += length
}

// text reads a string.
func (d *decoder) text() string {
	raw := d.raw()
	inner := raw[1 : len(raw)-1]
	if bytes.IndexByte(inner, '\\') < 0 && utf8.Valid(inner) {
		return string(inner)
	}
	var text string
	_ = json.Unmarshal(raw, &text) // A valid string has no error.
	return text
}

// members reads an object. The function reads the value of each member.
func (d *decoder) members(read func(name string) error) error {
	return d.each('}', func(int) error {
		name := d.text()
		d.peek()
		d.at++ // The colon.
		if err := read(name); err != nil {
			return inside(name, err)
		}
		return nil
	})
}

// items reads an array. The function reads each item.
func (d *decoder) items(read func(index int) error) error {
	return d.each(']', func(index int) error {
		if err := read(index); err != nil {
			return inside(strconv.Itoa(index), err)
		}
		return nil
	})
}

func (d *decoder) each(end byte, read func(index int) error) error {
	d.peek()
	d.at++
	for index := 0; d.peek() != end; index++ {
		if index > 0 {
			d.at++ // The comma.
			d.peek()
		}
		if err := read(index); err != nil {
			return err
		}
	}
	d.at++
	return nil
}
