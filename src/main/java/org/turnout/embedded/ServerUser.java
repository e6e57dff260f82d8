package org.turnout.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who a server runs as. PostgreSQL refuses to run as root, so root's servers run in a user
/// namespace of their own (the files stay root's), or, where namespaces are forbidden, as nobody.
///
/// @param prefix what comes before the server's command
/// @param uid who must own the server's files
record ServerUser(List<String> prefix, int uid) {
  private static final int NOBODY = 65534;

  /// The least change that lets a server run here.
  ///
  /// @throws CannotStart for root where neither way is open
  static ServerUser here() {
    var user = new UnixSystem();
    int uid = Math.toIntExact(user.getUid());
    if (uid != 0) {
      var asWeAre = new ServerUser(List.of(), uid);
      // PostgreSQL wants a user with a name, which some containers don't give; a namespace does.
      return named(user) ? asWeAre : namespace(uid).orElse(asWeAre);
    }
    return namespace(uid).or(ServerUser::nobody).orElseThrow(ServerUser::noWay);
  }

  private static boolean named(UnixSystem user) {
    @Nullable String name = user.getUsername();
    return name != null && !name.isBlank();
  }

  private static Optional<ServerUser> namespace(int uid) {
    var prefix = List.of("unshare", "--user");
    return ChildPrograms.works(prefix)
        ? Optional.of(new ServerUser(prefix, uid))
        : Optional.empty();
  }

  static Optional<ServerUser> nobody() {
    var prefix = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    return ChildPrograms.works(prefix)
        ? Optional.of(new ServerUser(prefix, NOBODY))
        : Optional.empty();
  }

  private static CannotStart noWay() {
    return new CannotStart(
        "PostgreSQL does not run as root, and neither `unshare --user` nor `setpriv` works here. "
            + "Start Turnout as an ordinary user, or set DATABASE_URL and REDIS_URL.");
  }

  /// Whether the servers are another user than this program, who needs a way in to their files.
  boolean stranger() {
    return uid == NOBODY && prefix.contains("setpriv");
  }

  /// Makes one file the server's own.
  void give(Path file) throws IOException {
    Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
  }

  /// Makes the folder and everything in it the server's own; nothing to do when it already is.
  void own(Path folder) throws IOException {
    Files.createDirectories(folder);
    if (uid == owner(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        give(file);
      }
    }
  }

  /// Lets the servers pass through a folder that stays ours.
  void letThrough(Path folder) throws IOException {
    if (stranger()) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }
  }

  private static int owner(Path folder) throws IOException {
    return (Integer) Objects.requireNonNull(Files.getAttribute(folder, "unix:uid"));
  }
}
