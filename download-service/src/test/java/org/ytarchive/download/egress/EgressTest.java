package org.ytarchive.download.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ytarchive.common.AddressRange;

/** Which addresses are taken, which are dialled, and what is said to a challenge. */
class EgressTest {
  private static InetAddress[] addresses(String... literals) {
    return List.of(literals).stream().map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
  }

  private static AddressJudge judge(String allowed, String... answers) {
    return new AddressJudge(host -> addresses(answers), AddressRange.parseAll(allowed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "198.18.0.1",
        "224.0.0.1",
        "239.1.1.1",
        "255.255.255.255",
        "240.0.0.1",
        "::1",
        "::",
        "::7f00:1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd00:ec2::254",
        "ff02::1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
        "2001:db8::1",
        "2001::1",
        "100::1"
      })
  void judge_refusesWhatIsNotPublic(String address) {
    assertThatThrownBy(() -> judge("", address).judge("camera.test"))
        .isInstanceOf(TroubleException.class)
        .extracting(e -> ((TroubleException) e).trouble().kind())
        .isEqualTo(Trouble.Kind.NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"93.184.216.34", "8.8.8.8", "2606:4700::1", "64:ff9b::808:808"})
  void judge_takesWhatIsPublic(String address) throws Exception {
    assertThat(judge("", address).judge("camera.test")).isEqualTo(InetAddress.ofLiteral(address));
  }

  @Test
  void judge_takesWhatTheOperatorAllows() throws Exception {
    var judge = judge("192.168.1.0/24,fd00::/8", "192.168.1.9");

    assertThat(judge.judge("camera.test")).isEqualTo(InetAddress.ofLiteral("192.168.1.9"));
    assertThatThrownBy(() -> judge("192.168.1.0/24", "192.168.2.9").judge("camera.test"))
        .hasMessageContaining("not recorded from");
  }

  /** One name, two faces. */
  @Test
  void judge_refusesAHostWithOneForbiddenAddress() {
    assertThatThrownBy(() -> judge("", "8.8.8.8", "10.0.0.1").judge("camera.test"))
        .isInstanceOf(TroubleException.class);
  }

  @Test
  void judge_saysWhenThereIsNoHost() {
    var judge =
        new AddressJudge(
            host -> {
              throw new UnknownHostException(host);
            },
            List.of());

    assertThatThrownBy(() -> judge.judge("nowhere.test")).hasMessageContaining("no host");
  }

  @Test
  void address_isReadWithItsLoginAndShownWithoutIt() {
    var address = StreamAddress.parse("RTSP://us%40er:p%3Aw+d@Cam.test/live?token=t");

    assertThat(address.login()).contains("us@er:p:w+d");
    assertThat(address.host()).isEqualTo("cam.test");
    assertThat(address.port()).isEqualTo(554);
    assertThat(address.toString()).isEqualTo("rtsp://cam.test/live");
    assertThat(address.withoutLogin()).isEqualTo("rtsp://cam.test/live?token=t");
    assertThat(StreamAddress.redacted("cannot open rtsp://a:b@c/d"))
        .isEqualTo("cannot open rtsp://c/d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rtsp:",
        "rtsp://",
        "file:///etc/passwd",
        "tcp://h:1",
        "http:///x",
        "http://h:99999/",
        "http://h/a b",
        "http://h/\n",
        "rtmp://h/",
        "gopher://h/",
        "http://[::1/",
        "-i"
      })
  void address_isRefusedWithASentence(String text) {
    assertThatThrownBy(() -> StreamAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a source");
  }

  /** The example of RFC 2617, without its cnonce. */
  @Test
  void login_answersDigestAndBasic() {
    var login = new Login("Mufasa:Circle Of Life");
    var digest =
        Login.challenge(
            List.of(
                "Basic realm=\"x\"", "Digest realm=\"testrealm@host.com\", nonce=\"dcd98b71\""));
    var basic = Login.challenge(List.of("Basic realm=\"x\""));

    assertThat(login.answer(digest.orElseThrow(), "GET", "/dir/index.html"))
        .startsWith("Digest username=\"Mufasa\", realm=\"testrealm@host.com\"")
        .containsPattern("response=\"[0-9a-f]{32}\"");
    assertThat(login.answer(basic.orElseThrow(), "GET", "/"))
        .isEqualTo("Basic TXVmYXNhOkNpcmNsZSBPZiBMaWZl");
    assertThat(Login.challenge(List.of("Negotiate"))).isEmpty();
    assertThat(new Login.Challenge(true, Map.of()).digest()).isTrue();
  }
}
