/**
 * The names of fields by the kind of their values, as lower-case words: `createdAt`, `created_at` and `created-at` are
 * "created at". A name ends in the longest entry that counts, so `billing_email` has the kind of "email". The words of the
 * field around it count too: "customer name" is also `customer.name`. Plurals need no entry.
 */
export const FIELD_NAMES = {
  // People
  email: 'email, e mail, mail, email address',
  phone: 'phone, phone number, mobile, mobile number, telephone, tel, fax, msisdn, cell',
  givenName: 'first name, given name, forename, middle name',
  familyName: 'last name, family name, surname',
  fullName: `
    full name, display name, legal name, customer name, contact name, author name, owner name, sender name, recipient name,
    person name, employee name, account name, holder name, cardholder name, signer name, committer name, pusher name,
    creator name, assignee name, reviewer name, member name, applicant name, guest name, buyer name, payer name, agent
    name, manager name, director name, requester name, beneficiary name, representative name`,
  username: 'username, account username, user name, login, nickname, handle, screen name, user login, alias',
  job: 'job, job title, occupation, profession',
  age: 'age',
  birth: 'birthday, birthdate, birth date, date of birth, dob, born, born at',

  // Organisations and things
  company: `
    company, company name, organization, organisation, organization name, organisation name, business, business name,
    merchant, merchant name, vendor, vendor name, employer, employer name, institution, bank name, brand, issuer`,
  product: 'product, product name, item name, line item name, plan name',
  thing: 'name, label, display',
  title: 'title, subject, headline, heading',
  sentence: `
    description, summary, detail, details, note, notes, message, body, text, comment, content, bio, reason, explanation,
    caption, remark, memo, feedback, instruction, instructions`,
  status: 'status, state, phase, stage, outcome, result',
  type: 'type, kind, category, class, group, segment',
  role: 'role, author association',
  word: 'tag, topic, keyword, slug, namespace, repository name, repo name, project name',
  repository: 'repository full name, repo full name',

  // Places
  street: 'address, street, street address, street name, address line, line1, line 1',
  unit: 'line2, line 2, apartment, suite, flat, house number, building number, street number',
  city: 'city, town, locality, suburb, city name',
  region: 'region, province, county, administrative area, address state, state code, state or province',
  postalCode: 'postal code, postcode, post code, zip, zip code, zipcode',
  country: 'country, country code, nationality, citizenship, jurisdiction, country of residence',
  countryName: 'country name',
  currency: 'currency, currency code',
  locale: 'locale, language tag',
  language: 'language, lang, language code',
  timezone: 'timezone, time zone, tz',
  latitude: 'latitude, lat',
  longitude: 'longitude, lng, lon',

  // The web
  url: 'url, uri, link, href, website, web site, homepage, site, endpoint, webhook, permalink, blog, callback, origin',
  imageUrl: `
    image, image url, avatar, avatar url, picture, picture url, photo, photo url, logo, logo url, icon, icon url,
    thumbnail, thumbnail url`,
  domain: 'domain, host, hostname, host name, domain name',
  ip: 'ip, ip address, ipv4, remote address, remote addr, client ip',
  ipv6: 'ipv6, ipv6 address',
  macAddress: 'mac address, mac',
  userAgent: 'user agent',
  mimeType: 'mime type, content type, media type',
  fileName: 'file name, filename, file, attachment',
  filePath: 'path, file path, full path, directory, folder',
  port: 'port',
  httpStatus: 'status code, http status, http status code, response code, response status',
  httpMethod: 'method, http method, request method',

  // Identifiers and technical texts
  id: 'id, identifier, ref, reference, uid, external id, key, number id',
  uuid: 'uuid, guid',
  number: 'number, no, serial, serial number, order number, invoice number, account number, case number, run number',
  code: 'code, reason code, error code, sku, coupon, promo code',
  hash: 'hash, sha, sha1, sha256, md5, digest, checksum, fingerprint, commit, commit id, tree id, etag, before, after',
  token: 'token, access token, refresh token, api key, secret, nonce, otp, password, credential, public key, node id',
  signature: 'signature, sig, certificate, cipher text, ciphertext, encrypted data',
  walletAddress: `
    wallet, wallet address, additional address, contract address, token address, blockchain address, wallet public key, from address, to address,
    smart contract address, owner address, signer address`,
  transactionHash: 'transaction hash, tx hash, block hash, transaction id hash',
  chain: 'chain, blockchain, chain name',
  version: 'version, release, api version, tag name, build, build number, firmware, schema version, app version',
  branch: 'branch, branch name, default branch, base ref, head ref',
  color: 'color, colour',
  lastDigits: 'last4, last four, last digits',
  iban: 'iban',
  bic: 'bic, swift, swift code',
  taxId: 'tax id, vat, vat id, vat number, tax number',

  // Numbers
  amount: `
    amount, price, total, subtotal, sub total, cost, fee, tax, discount, balance, net, gross, revenue, salary, charge,
    refund, credit, debit, total amount, total price, paid, due amount, amount due, payment`,
  count: `
    count, quantity, qty, attempt, retries, follower, star, view, like, addition, deletion, watcher, fork, changed files,
    total count, item count, level, confirmations, open issues`,
  index:
    'index, position, order, rank, sequence, sequence number, offset, page, page number, line, row, column, priority',
  percent: 'percent, percentage, pct, progress, completion',
  ratio: 'rate, ratio, probability, confidence, exchange rate, weight, factor',
  score: 'score, rating, risk score, points',
  seconds: 'duration, elapsed, timeout, ttl, interval, latency, seconds, expires in, delay',
  bytes: 'size, file size, bytes, byte count, content length, length',
  pixels: 'width, height',
  year: 'year, exp year, expiry year, expiration year',
  month: 'month, exp month, expiry month, expiration month',
  day: 'day, day of month',

  // Times
  created: `
    created, created at, created on, created time, created date, created timestamp, creation date, creation time, date
    created, started, started at, start, start date, start time, started on, begin, begin at, opened at, registered at,
    joined at, issued at, first seen, first seen at, queued at, submitted at, committed at, first visit, onboarded at`,
  updated: `
    updated, updated at, updated on, updated time, modified, modified at, last modified, changed at, last seen, last seen
    at, last visit, last selected at, last login, last login at, last used at, completed at, completed, ended at, finished
    at, closed at, merged at, resolved at, processed at, paid at, deleted at, canceled at, cancelled at, revoked at,
    archived at, verified at, last updated, pushed at, dismissed at, fixed at`,
  occurred: 'at, date, time, timestamp, datetime, date time, occurred at, sent at, received at, ts, event time',
  expires: `
    expires, expires at, expires on, expiry, expiry date, expiration, expiration date, due, due at, due on, due date, end,
    end at, end date, end time, ends at, valid until, deadline, renews at, renewal date, scheduled at, next attempt at,
    next, until`,

  // Booleans
  usuallyTrue: 'enabled, active, verified, confirmed, primary, success, successful, is valid, email verified',
  usuallyFalse: `
    deleted, disabled, archived, redelivered, redelivery, test, blocked, suspended, revoked, locked, failed, anonymous,
    spam, dry run, draft, deprecated, overdue, truncated, admin, site admin, forced`,
} as const;

/** What a field holds, as far as its name says. */
export type Kind = keyof typeof FIELD_NAMES;
