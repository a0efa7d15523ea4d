package org.ytarchive.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,10.255.0.1,true",
    "10.0.0.0/8,11.0.0.1,false",
    "192.168.1.128/25,192.168.1.127,false",
    "192.168.1.128/25,192.168.1.129,true",
    "0.0.0.0/0,203.0.113.9,true",
    "203.0.113.9,203.0.113.9,true",
    "203.0.113.9,203.0.113.8,false",
    "fd00::/8,fdff::1,true",
    "fd00::/8,fe80::1,false",
    "0.0.0.0/0,::1,false",
    "::1,::1,true",
  })
  void contains_comparesTheLeadingBits(String range, String address, boolean inside) {
    assertThat(AddressRange.parse(range).contains(InetAddress.ofLiteral(address)))
        .isEqualTo(inside);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0", "a,b"})
  void areRanges_refusesNamesAndNonsense(String list) {
    assertThat(AddressRange.areRanges(list)).isFalse();
  }

  @Test
  void areRanges_takesAList() {
    assertThat(AddressRange.areRanges("127.0.0.1, 10.0.0.0/8,fd00::/8")).isTrue();
  }
}
