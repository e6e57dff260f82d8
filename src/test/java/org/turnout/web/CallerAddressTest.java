package org.turnout.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "0:0:0:0:0:0:0:1",
        "[::1]",
        "172.18.0.2",
        "10.42.7.1",
        "192.168.3.4",
        "100.64.0.9",
        "fd00::5",
        "fe80::1",
        "::ffff:10.0.0.7"
      })
  void aProxyOnThisMachineOrAPrivateNetworkSaysWhoAsks(String proxy) {
    assertThat(of(proxy, "203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(of(proxy, "34.1.1.1, 203.0.113.9")).isEqualTo("203.0.113.9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"198.51.100.7", "172.32.0.1", "100.128.0.1", "2001:db8::1"})
  void nobodyElseIsBelieved(String stranger) {
    assertThat(of(stranger, "203.0.113.9")).isEqualTo(plain(stranger));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.9, 10.0.0.4, 172.18.0.1 | 203.0.113.9",
        "6.6.6.6, 203.0.113.9, fd00::2 | 203.0.113.9",
        "203.0.113.9:51234 | 203.0.113.9",
        "[2001:db8::7]:51234 | 2001:db8:0:0:0:0:0:7",
        "10.0.0.77 | 10.0.0.77",
        "unknown, 10.0.0.77 | 10.0.0.77",
      })
  void aChainOfOurProxiesIsReadPast(String forwarded, String caller) {
    assertThat(of("127.0.0.1", forwarded)).isEqualTo(caller);
  }

  @Test
  void aProxyThatDoesNotSayLeavesItOpen() {
    assertThat(CallerAddress.of("127.0.0.1", null)).isEmpty();
    assertThat(CallerAddress.of("127.0.0.1", "")).isEmpty();
    assertThat(CallerAddress.of("127.0.0.1", "not.an.address")).isEmpty();
    assertThat(CallerAddress.of("127.0.0.1", ",,")).isEmpty();
  }

  private static String of(String peer, String forwarded) {
    return CallerAddress.of(peer, forwarded).orElseThrow().getHostAddress();
  }

  private static String plain(String address) {
    return InetAddress.ofLiteral(address).getHostAddress();
  }
}
