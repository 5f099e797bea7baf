// Generated from specs/x-webhook.schema.json. Do not edit: run `npm run generate:x-webhook`.

// @ts-nocheck
import type { XWebhook } from '../../../../packages/webhook/src/x-webhook/index.ts';

// packages/validators/src/checks/values.ts
var MAX_DEPTH = 256;

// packages/validators/src/checks/arrays.ts
function items(list, check, start = 0, depth) {
  for (let index = start; index < list.length; index++) if (!check(list[index], depth)) return false;
  return true;
}
function unique(list) {
  return duplicateIndex(list) < 0;
}
function duplicateIndex(list) {
  if (list.length < 2) return -1;
  const primitives = /* @__PURE__ */ new Set();
  const texts = /* @__PURE__ */ new Set();
  return list.findIndex((item) => {
    const earlier = isPrimitive(item) ? primitives : texts;
    return earlier.size === earlier.add(isPrimitive(item) ? item : textOf(item, [])).size;
  });
}
function textOf(value, ancestors) {
  if (isPrimitive(value)) return typeof value === "string" ? JSON.stringify(value) : String(value);
  if (ancestors.length > MAX_DEPTH || ancestors.includes(value)) return "";
  const path = [...ancestors, value];
  if (Array.isArray(value)) return `[${value.map((item) => textOf(item, path)).join()}]`;
  const entries = Object.entries(value).filter(([, member]) => member !== void 0);
  const sorted = entries.sort(([a], [b]) => a < b ? -1 : 1);
  return `{${sorted.map(([name, member]) => `${JSON.stringify(name)}:${textOf(member, path)}`).join()}}`;
}
function isPrimitive(value) {
  return typeof value !== "object" || value === null;
}

// packages/validators/src/checks/objects.ts
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function size(value) {
  return Object.values(value).filter((member) => member !== void 0).length;
}
function closed(value, count) {
  const names2 = Object.keys(value);
  if (names2.length === count) return true;
  let defined = 0;
  for (const name of names2) if (value[name] !== void 0 && ++defined > count) return false;
  return defined === count;
}
function members(value, check, depth) {
  for (const name of Object.keys(value)) {
    const member = value[name];
    if (member !== void 0 && !check(member, depth, name)) return false;
  }
  return true;
}
function names(value, check) {
  return Object.keys(value).every((name) => check(name));
}

// packages/validators/src/formats/matches.ts
function matches(pattern, text) {
  try {
    return pattern.test(text);
  } catch {
    return false;
  }
}

// <stdin>
var pattern_1 = /* @__PURE__ */ new RegExp("^\\$message\\.(payload#(/([^/~]|~[01])*)+|header#/[A-Za-z0-9!#$%&'*+.^_`|-]+)$", "u");
var pattern_2 = /* @__PURE__ */ new RegExp("^[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+(;[^;]+)*$", "u");
var pattern_3 = /* @__PURE__ */ new RegExp("^[1-5](xx|[0-9]{2})$", "u");
var pattern_4 = /* @__PURE__ */ new RegExp("^P(?=[0-9]|T[0-9])([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+(\\.[0-9]+)?S)?)?$", "u");
var pattern_5 = /* @__PURE__ */ new RegExp("^none$", "u");
var pattern_6 = /* @__PURE__ */ new RegExp("^[A-Za-z][A-Za-z0-9_-]*$", "u");
var pattern_7 = /* @__PURE__ */ new RegExp("^(/([^/~]|~[01])*)+$", "u");
var pattern_8 = /* @__PURE__ */ new RegExp("^([a-z0-9]+(-[a-z0-9]+)*|\\$ref)$", "u");
var set_9 = /* @__PURE__ */ new Set(["standard-webhooks", "standard-webhooks-ed25519", "svix", "github", "stripe", "slack", "zoom", "shopify", "twilio", "square", "hubspot-v1", "hubspot-v3", "discord", "sendgrid", "paddle", "mailgun", "sns", "sns-v2", "rfc9421", "gitlab", "bearer", "basic", "trello", "twitch", "zendesk", "hmac-sha1", "hmac-sha256", "hmac-sha512", "ed25519", "ecdsa-p256-sha256", "rsa-sha1", "rsa-sha256", "rsa-sha512", "sha1", "sha256", "none"]);
var set_10 = /* @__PURE__ */ new Set(["hex", "base64", "base64url", "text"]);
var set_11 = /* @__PURE__ */ new Set(["text", "base64", "hex", "whsec", "pem"]);
var set_12 = /* @__PURE__ */ new Set(["hmac-sha1", "hmac-sha256", "hmac-sha512", "ed25519", "ecdsa-p256-sha256", "rsa-sha1", "rsa-sha256", "rsa-sha512", "sha1", "sha256"]);
var set_13 = /* @__PURE__ */ new Set(["standard-webhooks", "standard-webhooks-ed25519", "svix", "github", "stripe", "slack", "zoom", "shopify", "twilio", "square", "hubspot-v1", "hubspot-v3", "discord", "sendgrid", "paddle", "rfc9421", "trello", "twitch", "zendesk", "hmac-sha1", "hmac-sha256", "hmac-sha512", "ed25519", "ecdsa-p256-sha256", "rsa-sha1", "rsa-sha256", "rsa-sha512", "sha1", "sha256"]);
var pattern_14 = /* @__PURE__ */ new RegExp("\\{[^{}]+\\}", "u");
var pattern_15 = /* @__PURE__ */ new RegExp("\\{signature\\}", "u");
var pattern_16 = /* @__PURE__ */ new RegExp("^[A-Za-z0-9!#$%&'*+.^_`|~-]+$", "u");
var pattern_17 = /* @__PURE__ */ new RegExp("\\{id\\}", "u");
var pattern_18 = /* @__PURE__ */ new RegExp("\\{timestamp\\}", "u");
var check_1 = (v) => v === void 0 || (v === "assertion" || v === "annotation");
var check_2 = (v) => v === void 0 || is_RuntimeExpression(v);
var check_3 = (v) => v === void 0 || (v === "required" || v === "recommended");
var check_4 = (v) => v === void 0 || v === "POST";
var check_5 = (v) => v === void 0 || (v === "none" || v === "per-resource" || v === "total");
var check_6 = (v) => v === void 0 || (v === "at-least-once" || v === "at-most-once");
var check_7 = (v) => v === void 0 || typeof v === "string" && matches(pattern_2, v);
var check_8 = (v) => v === void 0 || typeof v === "string" && v !== "";
var check_9 = (v) => v === void 0 || Number.isInteger(v) && v >= 1;
var check_10 = (v) => v === void 0 || Array.isArray(v) && v.length >= 1 && items(v, is_Status) && unique(v);
var check_11 = (v) => v === void 0 || is_Duration(v);
var check_12 = (v) => v === void 0 || is_DisableAfter(v);
var check_13 = (v) => v === void 0 || is_MaxRetries(v);
var check_14 = (v) => v === void 0 || is_Origin(v);
var check_15 = (v) => v === void 0 || is_Origins(v);
var check_16 = (v) => v === void 0 || is_Retries(v);
var check_17 = (v) => v === void 0 || is_RetryAfter(v);
var check_18 = (v) => v === void 0 || is_StopOn(v);
var check_19 = (v) => v === void 0 || is_Status(v);
var check_20 = (v) => v === void 0 || isObject(v) && size(v) >= 1 && members(v, is_Attempts);
var check_21 = (v) => v === void 0 || is_Delivery(v);
var check_22 = (v) => typeof v === "string" && matches(pattern_1, v) || Array.isArray(v) && v.length >= 1 && items(v, is_RuntimeExpression) && unique(v);
var check_23 = (v) => !(typeof v === "string") || matches(pattern_6, v);
var check_24 = (v) => v === void 0 || is_Entities(v);
var check_25 = (v) => v === void 0 || (typeof v === "string" && matches(pattern_1, v) || Array.isArray(v) && v.length >= 1 && items(v, is_RuntimeExpression) && unique(v));
var check_26 = (v) => v === void 0 || (v === "GET" || v === "POST");
var check_27 = (v) => typeof v === "string";
var check_28 = (v) => typeof v === "string" || isObject(v) && members(v, check_27);
var check_29 = (v) => v === void 0 || isObject(v) && size(v) >= 1 && members(v, check_27) && names(v, is_RuntimeExpression);
var check_30 = (v) => v === void 0 || is_Handshake(v);
var check_31 = (v) => v === void 0 || typeof v === "string";
var check_32 = (v) => typeof v === "string" && v !== "";
var check_33 = (v) => v === void 0 || Number.isInteger(v) && v >= 1 && v <= 1e3;
var check_34 = (v) => !(typeof v === "string") || matches(pattern_7, v);
var check_35 = (v) => v === void 0 || isObject(v) && names(v, check_34);
var check_36 = (v) => typeof v === "string" || isObject(v) && check_32(v.event) && check_11(v.after) && check_8(v.example) && check_33(v.repeat) && check_35(v.set) && closed(v, 1 + (v.after !== void 0) + (v.example !== void 0) + (v.repeat !== void 0) + (v.set !== void 0));
var check_37 = (v) => Array.isArray(v) && v.length >= 1 && items(v, check_36);
var check_38 = (v, d, k) => k === "$ref" || is_Scenario(v);
var check_39 = (v) => !(typeof v === "string") || matches(pattern_8, v);
var check_40 = (v) => v === void 0 || isObject(v) && check_31(v.$ref) && members(v, check_38) && names(v, check_39);
var check_41 = (v) => v === void 0 || set_10.has(v);
var check_42 = (v) => v === void 0 || set_11.has(v);
var check_43 = (v) => v === void 0 || set_12.has(v);
var check_44 = (v) => v === void 0 || set_13.has(v);
var check_45 = (v) => v === void 0 || v === "second";
var check_46 = (v) => typeof v === "string" && matches(pattern_14, v);
var check_47 = (v) => v === void 0 || is_SignatureContent(v);
var check_48 = (v) => v === void 0 || is_SignatureFormat(v);
var check_49 = (v) => v === void 0 || is_SignatureHeader(v);
var check_50 = (v) => v === void 0 || is_SignatureSeparator(v);
var check_51 = (v) => v === void 0 || Array.isArray(v) && v.length >= 1 && v.length <= 4 && items(v, is_FurtherSignature);
var check_52 = (v) => v === void 0 || (typeof v === "string" && matches(pattern_14, v) || Array.isArray(v) && v.length >= 1 && items(v, check_46));
var check_53 = (v) => v === void 0 || typeof v === "string" && matches(pattern_15, v);
var check_54 = (v) => v === void 0 || typeof v === "string" && matches(pattern_16, v);
var check_55 = (v) => !(typeof v === "string") || matches(pattern_16, v);
var check_56 = (v) => v === void 0 || isObject(v) && members(v, check_32) && names(v, check_55);
var check_57 = (v) => v === void 0 || typeof v === "string" && matches(pattern_17, v);
var check_58 = (v) => v === void 0 || typeof v === "string" && matches(pattern_7, v);
var check_59 = (v) => v === void 0 || isObject(v) && check_57(v.format) && check_54(v.header) && check_58(v.member) && closed(v, 0 + (v.format !== void 0) + (v.header !== void 0) + (v.member !== void 0));
var check_60 = (v) => v === "seconds" || v === "milliseconds" || v === "iso8601";
var check_61 = (v) => v === void 0 || typeof v === "string" && matches(pattern_18, v);
var check_62 = (v) => v === void 0 || isObject(v) && check_60(v.unit) && check_61(v.format) && check_54(v.header) && check_58(v.member) && closed(v, 1 + (v.format !== void 0) + (v.header !== void 0) + (v.member !== void 0));
var check_63 = (v) => v === void 0 || v === "none";
var check_64 = (v) => v === void 0 || is_Signature(v);
var is_RuntimeExpression = (v) => typeof v === "string" && matches(pattern_1, v);
var is_Status = (v) => typeof v === "string" && matches(pattern_3, v);
var is_Duration = (v) => typeof v === "string" && matches(pattern_4, v);
var is_DisableAfter = (v) => typeof v === "string" && v !== "" || isObject(v) && check_8(v.description) && check_9(v.failedAttempts) && check_9(v.failedMessages) && check_10(v.statuses) && check_11(v.within) && size(v) >= 1 && closed(v, 0 + (v.description !== void 0) + (v.failedAttempts !== void 0) + (v.failedMessages !== void 0) + (v.statuses !== void 0) + (v.within !== void 0));
var is_MaxRetries = (v) => Number.isInteger(v) && v >= 1 && v <= 1e3;
var is_Origin = (v) => v === "vendor" || v === "hookbook";
var is_Origins = (v) => isObject(v) && check_14(v.disableAfter) && check_14(v.maxRetries) && check_14(v.retries) && check_14(v.retryAfter) && check_14(v.retryFor) && check_14(v.stopOn) && check_14(v.success) && check_14(v.timeout) && size(v) >= 1 && closed(v, 0 + (v.disableAfter !== void 0) + (v.maxRetries !== void 0) + (v.retries !== void 0) + (v.retryAfter !== void 0) + (v.retryFor !== void 0) + (v.stopOn !== void 0) + (v.success !== void 0) + (v.timeout !== void 0));
var is_Retries = (v) => Array.isArray(v) && items(v, is_Duration) || typeof v === "string" && matches(pattern_5, v);
var is_RetryAfter = (v) => v === "honoured" || v === "ignored";
var is_StopOn = (v) => Array.isArray(v) && v.length >= 1 && items(v, is_Status) && unique(v);
var is_Attempts = (v) => isObject(v) && check_12(v.disableAfter) && check_13(v.maxRetries) && check_15(v.origins) && check_16(v.retries) && check_17(v.retryAfter) && check_11(v.retryFor) && check_18(v.stopOn) && check_19(v.success) && check_11(v.timeout) && size(v) >= 1 && closed(v, 0 + (v.disableAfter !== void 0) + (v.maxRetries !== void 0) + (v.origins !== void 0) + (v.retries !== void 0) + (v.retryAfter !== void 0) + (v.retryFor !== void 0) + (v.stopOn !== void 0) + (v.success !== void 0) + (v.timeout !== void 0));
var is_Delivery = (v) => isObject(v) && check_3(v.https) && check_4(v.method) && check_5(v.ordering) && check_6(v.semantics) && check_7(v.contentType) && check_8(v.description) && check_12(v.disableAfter) && check_20(v.environments) && check_13(v.maxRetries) && check_14(v.origin) && check_15(v.origins) && check_16(v.retries) && check_17(v.retryAfter) && check_11(v.retryFor) && check_18(v.stopOn) && check_19(v.success) && check_11(v.timeout) && closed(v, 0 + (v.contentType !== void 0) + (v.description !== void 0) + (v.disableAfter !== void 0) + (v.environments !== void 0) + (v.https !== void 0) + (v.maxRetries !== void 0) + (v.method !== void 0) + (v.ordering !== void 0) + (v.origin !== void 0) + (v.origins !== void 0) + (v.retries !== void 0) + (v.retryAfter !== void 0) + (v.retryFor !== void 0) + (v.semantics !== void 0) + (v.stopOn !== void 0) + (v.success !== void 0) + (v.timeout !== void 0));
var is_Entities = (v) => isObject(v) && members(v, check_22) && names(v, check_23);
var is_Handshake = (v) => isObject(v) && check_26(v.method) && check_28(v.response) && check_2(v.challenge) && check_8(v.query) && check_29(v.when) && closed(v, 1 + (v.challenge !== void 0) + (v.method !== void 0) + (v.query !== void 0) + (v.when !== void 0));
var is_Scenario = (v) => isObject(v) && check_37(v.steps) && check_8(v.summary) && closed(v, 1 + (v.summary !== void 0));
var is_SignatureContent = (v) => typeof v === "string" && matches(pattern_14, v) || Array.isArray(v) && v.length >= 1 && items(v, check_46);
var is_SignatureFormat = (v) => typeof v === "string" && matches(pattern_15, v);
var is_SignatureHeader = (v) => typeof v === "string" && matches(pattern_16, v);
var is_SignatureSeparator = (v) => typeof v === "string" && v !== "";
var is_FurtherSignature = (v) => isObject(v) && check_43(v.algorithm) && check_44(v.scheme) && check_45(v.secret) && check_47(v.content) && check_41(v.encoding) && check_48(v.format) && check_49(v.header) && check_42(v.key) && check_31(v.prefix) && check_50(v.separator) && size(v) >= 1 && closed(v, 0 + (v.algorithm !== void 0) + (v.content !== void 0) + (v.encoding !== void 0) + (v.format !== void 0) + (v.header !== void 0) + (v.key !== void 0) + (v.prefix !== void 0) + (v.scheme !== void 0) + (v.secret !== void 0) + (v.separator !== void 0)) && (v.format === void 0 || v.prefix === void 0);
var is_Signature = (v) => isObject(v) && set_9.has(v.scheme) && check_41(v.encoding) && check_42(v.key) && check_51(v.also) && check_52(v.content) && check_8(v.description) && check_53(v.format) && check_54(v.header) && check_56(v.headers) && check_59(v.id) && check_58(v.member) && check_14(v.origin) && check_31(v.prefix) && check_8(v.query) && check_8(v.separator) && check_62(v.timestamp) && check_11(v.tolerance) && closed(v, 1 + (v.also !== void 0) + (v.content !== void 0) + (v.description !== void 0) + (v.encoding !== void 0) + (v.format !== void 0) + (v.header !== void 0) + (v.headers !== void 0) + (v.id !== void 0) + (v.key !== void 0) + (v.member !== void 0) + (v.origin !== void 0) + (v.prefix !== void 0) + (v.query !== void 0) + (v.separator !== void 0) + (v.timestamp !== void 0) + (v.tolerance !== void 0)) && (v.format === void 0 || v.prefix === void 0) && (check_43(v.scheme) ? v.encoding !== void 0 && v.content !== void 0 && (!!(v.member !== void 0) || v.header !== void 0) : !check_63(v.scheme) || (!!(v.member !== void 0 || v.query !== void 0) || v.header !== void 0));
var is_XWebhook = (v) => isObject(v) && check_1(v.formats) && check_2(v.data) && check_21(v.delivery) && check_24(v.entities) && check_2(v.eventId) && check_25(v.eventType) && check_30(v.handshake) && check_2(v.idempotencyKey) && check_8(v.notes) && check_2(v.occurredAt) && check_8(v.ping) && check_2(v.redelivered) && check_2(v.resource) && check_40(v.scenarios) && check_64(v.signature) && closed(v, 0 + (v.data !== void 0) + (v.delivery !== void 0) + (v.entities !== void 0) + (v.eventId !== void 0) + (v.eventType !== void 0) + (v.formats !== void 0) + (v.handshake !== void 0) + (v.idempotencyKey !== void 0) + (v.notes !== void 0) + (v.occurredAt !== void 0) + (v.ping !== void 0) + (v.redelivered !== void 0) + (v.resource !== void 0) + (v.scenarios !== void 0) + (v.signature !== void 0));

export const isXWebhook = is_XWebhook as (value: unknown) => value is XWebhook;
