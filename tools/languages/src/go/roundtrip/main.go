// Command roundtrip reads cases from standard input, as a JSON array, decodes each body as the model of its event and
// encodes it again, in every way that the models allow. It prints what went wrong, as JSON.
//
// The file parsers.go, which is written beside it, declares the functions of all providers.
package main

import (
	"encoding/json"
	"fmt"
	"math/big"
	"net/http"
	"os"
	"reflect"
	"strings"
)

type testCase struct {
	Provider string            `json:"provider"`
	Model    string            `json:"model"`
	Headers  map[string]string `json:"headers"`
	Body     string            `json:"body"`
}

func main() {
	var cases []testCase
	if err := json.NewDecoder(os.Stdin).Decode(&cases); err != nil {
		panic(err)
	}
	failures := []string{}
	for _, c := range cases {
		if err := check(c); err != nil {
			failures = append(failures, fmt.Sprintf("%s %s: %v\n%s", c.Provider, c.Model, err, c.Body))
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(failures); err != nil {
		panic(err)
	}
}

func check(c testCase) error {
	headers := http.Header{}
	for name, value := range c.Headers {
		headers.Set(name, value)
	}
	event, err := parsers[c.Provider]([]byte(c.Body), headers)
	if err != nil {
		return err
	}
	model := reflect.TypeOf(event).Elem()
	if model.Name() != c.Model {
		return fmt.Errorf("is a %s", model.Name())
	}
	again := reflect.New(model)
	if err := json.Unmarshal([]byte(c.Body), again.Interface()); err != nil {
		return fmt.Errorf("json.Unmarshal: %w", err)
	}
	for _, source := range []any{event, reflect.ValueOf(event).Elem().Interface(), again.Interface()} {
		text, err := json.Marshal(source)
		if err != nil {
			return fmt.Errorf("json.Marshal: %w", err)
		}
		if !isSame(parse(c.Body), parse(string(text))) {
			return fmt.Errorf("became %s", text)
		}
	}
	return nil
}

func parse(text string) any {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		panic(fmt.Sprintf("%v: %s", err, text))
	}
	return value
}

// isSame reports whether two JSON values are equal, whatever the order of members and the notation of numbers.
func isSame(value, other any) bool {
	switch value := value.(type) {
	case map[string]any:
		other, ok := other.(map[string]any)
		if !ok || len(value) != len(other) {
			return false
		}
		for name, member := range value {
			if counterpart, ok := other[name]; !ok || !isSame(member, counterpart) {
				return false
			}
		}
		return true
	case []any:
		other, ok := other.([]any)
		if !ok || len(value) != len(other) {
			return false
		}
		for i := range value {
			if !isSame(value[i], other[i]) {
				return false
			}
		}
		return true
	case json.Number:
		other, ok := other.(json.Number)
		return ok && rational(value).Cmp(rational(other)) == 0
	default:
		return value == other
	}
}

func rational(number json.Number) *big.Rat {
	value, ok := new(big.Rat).SetString(string(number))
	if !ok {
		panic("no number: " + number)
	}
	return value
}
