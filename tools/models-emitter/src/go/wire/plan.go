package wire

import (
	"encoding/json"
	"reflect"
	"strings"
	"sync"
)

// plan is what encoding and decoding need to know of a model. The tags of its fields contain it:
//
//   - json:"name" or, if the name cannot be in that tag, name:"name" is the name of the member on the wire.
//   - json:",omitempty" or wire:"optional" marks an optional member.
//   - wire:"nullable" marks a required member that may be null.
//   - wire:"extra" marks the field with all other members.
type plan struct {
	fields []field
	byName map[string]int
	extra  int
}

type field struct {
	index int
	name  string
	// key is the name as JSON, with a colon.
	key        []byte
	isOptional bool
	isNullable bool
	// isWrapped is whether the type of the field is an Optional.
	isWrapped bool
}

var (
	plans sync.Map

	rawType      = reflect.TypeOf(json.RawMessage(nil))
	numberType   = reflect.TypeOf(json.Number(""))
	optionalType = reflect.TypeOf((*interface{ isOptional() })(nil)).Elem()
)

// planOf returns the plan of a model, or nil if a struct is no model.
func planOf(t reflect.Type) *plan {
	if known, ok := plans.Load(t); ok {
		return known.(*plan)
	}
	known, _ := plans.LoadOrStore(t, newPlan(t))
	return known.(*plan)
}

func newPlan(t reflect.Type) *plan {
	p := &plan{byName: map[string]int{}, extra: -1}
	for i := 0; i < t.NumField(); i++ {
		member := t.Field(i)
		if member.Tag.Get("wire") == "extra" {
			p.extra = i
			continue
		}
		f := newField(member, i)
		p.byName[f.name] = len(p.fields)
		p.fields = append(p.fields, f)
	}
	if p.extra < 0 {
		return nil
	}
	return p
}

func newField(member reflect.StructField, index int) field {
	name, option, _ := strings.Cut(member.Tag.Get("json"), ",")
	if special, ok := member.Tag.Lookup("name"); ok {
		name = special
	}
	flag := member.Tag.Get("wire")
	return field{
		index:      index,
		name:       name,
		key:        append(appendString(nil, name), ':'),
		isOptional: option == "omitempty" || flag == "optional",
		isNullable: flag == "nullable",
		isWrapped:  member.Type.Implements(optionalType),
	}
}
