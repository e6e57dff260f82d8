package org.turnout.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.turnout.people.Directory;
import org.turnout.people.Responder;

/// The signed links to a captain's page: each is of one shift and one phone, and nothing is stored
/// for it. It alone opens nothing: a device that is new shows a code first that is texted to that
/// phone.
public final class CaptainLinks {
  /// Where the pages are.
  public static final String PATH = "/line/";

  /// 96 bits: nobody guesses one.
  private static final int BYTES = 12;

  private final Supplier<URI> home;
  private final Supplier<Directory> directory;

  /// @param home what links of ours begin with
  public CaptainLinks(Supplier<URI> home, Supplier<Directory> directory) {
    this.home = home;
    this.directory = directory;
  }

  /// Whose page of which shift a link opens.
  ///
  /// @param phone E.164
  public record Opened(long place, String phone, Instant ends) {
    /// Until when.
    Instant until() {
      return ends.plus(CaptainShifts.OPEN_AFTER);
    }

    /// Never the number.
    @Override
    public String toString() {
      return "Opened[" + place + "]";
    }
  }

  /// The link to put behind a text, with a blank before it.
  String behind(Handle handle, LineShift shift, String phone) {
    return " " + home.get() + PATH + token(key(handle), shift.id(), phone);
  }

  /// What a link's last part opens; empty when it is none of ours, or its phone looks after that
  /// shift no more.
  public Optional<Opened> open(Handle handle, String token) {
    int dash = token.indexOf('-');
    if (dash < 1 || token.length() > 60 || !token.substring(0, dash).matches("[0-9a-z]{1,12}")) {
      return Optional.empty();
    }
    byte[] key = key(handle);
    return CaptainShifts.shift(handle, Long.parseLong(token.substring(0, dash), 36))
        .flatMap(shift ->
            phones(shift)
                .filter(phone ->
                    MessageDigest.isEqual(
                        token.getBytes(UTF_8), token(key, shift.id(), phone).getBytes(UTF_8)))
                .findFirst()
                .map(phone -> new Opened(shift.id(), phone, shift.ends())));
  }

  private Stream<String> phones(LineShift shift) {
    var places = directory.get();
    var responders =
        places
            .site(shift.siteId())
            .map(site ->
                places.coverage().of(Optional.of(site), places.local(site.localId())).responders())
            .orElse(List.of());
    return Stream.concat(
        shift.captainAddress().stream(), responders.stream().map(Responder::phone));
  }

  private static String token(byte[] key, long place, String phone) {
    byte[] mac =
        Hashing.hmacSha256(key)
            .hashString("captain's page " + place + " " + phone, UTF_8)
            .asBytes();
    return Long.toString(place, 36)
        + "-"
        + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, BYTES));
  }

  private static byte[] key(Handle handle) {
    return handle.createQuery("select key from check_in_key").mapTo(byte[].class).one();
  }
}
