package wire

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
)

// Event is an event of any provider.
type Event interface {
	// EventType returns the event type, such as "user.created".
	EventType() string
}

// UnknownEvent is an event with an event type that the contract does not contain, usually a newer one.
type UnknownEvent struct {
	Type    string
	Payload json.RawMessage
}

// EventType returns the event type of the request.
func (e *UnknownEvent) EventType() string {
	return e.Type
}

// MarshalJSON returns the payload.
func (e UnknownEvent) MarshalJSON() ([]byte, error) {
	return Marshal(e.Payload)
}

// ErrNoEventType is the error for a request that does not contain its event type.
var ErrNoEventType = errors.New("the event type is missing")

// Part is where a part of the event type is: in a header, or at a path in the payload.
type Part struct {
	Header     string
	Path       []string
	IsOptional bool
}

// ParseEvent decodes a body as the event that newEvent returns for its event type, or as an [*UnknownEvent].
func ParseEvent(body []byte, headers http.Header, parts []Part, newEvent func(string) Event) (Event, error) {
	if err := checkJSON(body); err != nil {
		return nil, err
	}
	eventType, err := findEventType(body, headers, parts)
	if err != nil {
		return nil, err
	}
	event := newEvent(eventType)
	required := requiredParts(parts)
	if event == nil && 0 < len(required) && len(required) < len(parts) {
		// An event without the optional parts may use their members for something else.
		short, err := findEventType(body, headers, required)
		if err != nil {
			return nil, err
		}
		event = newEvent(short)
	}
	return decodeEvent(body, eventType, event)
}

// ParseEventOfType does the same for a known event type.
func ParseEventOfType(eventType string, body []byte, newEvent func(string) Event) (Event, error) {
	if err := checkJSON(body); err != nil {
		return nil, err
	}
	return decodeEvent(body, eventType, newEvent(eventType))
}

func decodeEvent(body []byte, eventType string, event Event) (Event, error) {
	if event == nil {
		return &UnknownEvent{Type: eventType, Payload: append([]byte{}, body...)}, nil
	}
	if err := decode(body, event); err != nil {
		return nil, err
	}
	return event, nil
}

func requiredParts(parts []Part) []Part {
	var required []Part
	for _, part := range parts {
		if !part.IsOptional {
			required = append(required, part)
		}
	}
	return required
}

func findEventType(body []byte, headers http.Header, parts []Part) (string, error) {
	if len(parts) == 0 {
		return "", fmt.Errorf("%w: no header and no member contains it, so use ParseEventOfType", ErrNoEventType)
	}
	var found []string
	for _, part := range parts {
		text, err := part.find(body, headers)
		switch {
		case err == nil:
			found = append(found, text)
		case !part.IsOptional:
			return "", fmt.Errorf("%w: %v", ErrNoEventType, err)
		}
	}
	return strings.Join(found, "."), nil
}

func (p Part) find(body []byte, headers http.Header) (string, error) {
	if p.Path != nil {
		d := decoder{data: body}
		return d.textAt(p.Path)
	}
	if values := headers.Values(p.Header); len(values) > 0 {
		return values[0], nil
	}
	// A program may fill the map without the methods of http.Header.
	for name, values := range headers {
		if len(values) > 0 && strings.EqualFold(name, p.Header) {
			return values[0], nil
		}
	}
	return "", fmt.Errorf("expected it in the header %q", p.Header)
}

// textAt returns the string at a path. Of members with the same name, it takes the last one, as decoding does.
func (d *decoder) textAt(path []string) (string, error) {
	if len(path) == 0 {
		if d.describeNext() != aString {
			return "", d.mismatch(aString)
		}
		return d.text(), nil
	}
	found := -1
	enter := func(isNext bool) error {
		if d.peek(); isNext {
			found = d.at
		}
		d.raw()
		return nil
	}
	var err error
	switch d.describeNext() {
	case anObject:
		err = d.members(func(name string) error { return enter(name == path[0]) })
	case anArray:
		err = d.items(func(index int) error { return enter(strconv.Itoa(index) == path[0]) })
	}
	if err != nil || found < 0 {
		return "", inside(path[0], &Error{Expected: aString, Got: "nothing"})
	}
	d.at = found
	text, err := d.textAt(path[1:])
	if err != nil {
		return "", inside(path[0], err)
	}
	return text, nil
}
