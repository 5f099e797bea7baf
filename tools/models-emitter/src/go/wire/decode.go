package wire

import (
	"encoding/json"
	"fmt"
	"reflect"
)

// decode decodes JSON that is valid.
func decode(data []byte, target any) error {
	v := reflect.ValueOf(target)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		return fmt.Errorf("cannot decode into %T: pass a pointer", target)
	}
	d := decoder{data: data}
	return d.value(v.Elem())
}

func (d *decoder) value(v reflect.Value) error {
	t := v.Type()
	expected := describe(t)
	switch {
	case t.Kind() == reflect.Pointer:
		return d.pointer(v)
	case t == rawType:
		v.SetBytes(append([]byte{}, d.raw()...))
		return nil
	case expected == other:
		return json.Unmarshal(d.raw(), v.Addr().Interface())
	case expected != d.describeNext() && !(expected == anInteger && d.describeNext() == aNumber):
		return d.mismatch(expected)
	}
	switch expected {
	case aString:
		v.SetString(d.text())
	case aNumber:
		v.SetString(string(d.raw()))
	case aBoolean:
		v.SetBool(d.raw()[0] == 't')
	case anInteger:
		return d.integer(v)
	case anArray:
		return d.slice(v)
	case anObject:
		if t.Kind() == reflect.Map {
			return d.mapping(v)
		}
		return d.model(v, planOf(t))
	}
	return nil
}

func (d *decoder) mismatch(expected string) error {
	return &Error{Expected: expected, Got: d.describeNext()}
}

// isNull reads null, or nothing if the next value is another one.
func (d *decoder) isNull() bool {
	if d.peek() != 'n' {
		return false
	}
	d.raw()
	return true
}

func (d *decoder) pointer(v reflect.Value) error {
	v.Set(reflect.Zero(v.Type()))
	if d.isNull() {
		return nil
	}
	target := reflect.New(v.Type().Elem())
	if err := d.value(target.Elem()); err != nil {
		return err
	}
	v.Set(target)
	return nil
}

func (d *decoder) integer(v reflect.Value) error {
	integer, err := parseInteger(string(d.raw()))
	v.SetInt(integer)
	return err
}

func (d *decoder) slice(v reflect.Value) error {
	v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	return d.items(func(int) error {
		item := reflect.New(v.Type().Elem()).Elem()
		if err := d.value(item); err != nil {
			return err
		}
		v.Set(reflect.Append(v, item))
		return nil
	})
}

func (d *decoder) mapping(v reflect.Value) error {
	v.Set(reflect.MakeMap(v.Type()))
	return d.members(func(name string) error {
		value := reflect.New(v.Type().Elem()).Elem()
		if err := d.value(value); err != nil {
			return err
		}
		v.SetMapIndex(reflect.ValueOf(name).Convert(v.Type().Key()), value)
		return nil
	})
}

func (d *decoder) model(v reflect.Value, p *plan) error {
	v.Set(reflect.Zero(v.Type()))
	var extra map[string]json.RawMessage
	isPresent := make([]bool, len(p.fields))
	err := d.members(func(name string) error {
		i, isKnown := p.byName[name]
		if isKnown {
			isPresent[i] = true
			return d.field(v, &p.fields[i])
		}
		if extra == nil {
			extra = map[string]json.RawMessage{}
		}
		extra[name] = append([]byte{}, d.raw()...)
		return nil
	})
	if err != nil {
		return err
	}
	v.Field(p.extra).Set(reflect.ValueOf(extra))
	for i, f := range p.fields {
		if !isPresent[i] && !f.isOptional {
			return inside(f.name, &Error{Expected: describe(v.Field(f.index).Type()), Got: "nothing"})
		}
	}
	return nil
}

func (d *decoder) field(model reflect.Value, f *field) error {
	v := model.Field(f.index)
	switch {
	case f.isWrapped:
		err := d.pointer(v.Field(optionalValue))
		v.Field(optionalIsNull).SetBool(v.Field(optionalValue).IsNil())
		return err
	case d.peek() != 'n' || v.Type() == rawType:
		return d.value(v)
	case f.isNullable:
		d.raw()
		v.Set(reflect.Zero(v.Type()))
		return nil
	default:
		return d.mismatch(describe(v.Type()))
	}
}
