/** Four decimal octets without leading zeros (RFC 2673). */
export function ipv4(text: string): boolean {
  return text.length < 16 && IPV4.test(text);
}

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;
