package org.turnout.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.turnout.media.Picture.Examined;
import org.turnout.testkit.Arbitrary;
import org.turnout.testkit.ForAll;

class PictureTest {
  @Test
  void theTypeIsWhatTheContentSays() {
    assertThat(good(SamplePictures.plain("jpg")).type()).isEqualTo(PictureType.JPEG);
    assertThat(good(SamplePictures.plain("png")).type()).isEqualTo(PictureType.PNG);
    assertThat(good(SamplePictures.plain("gif")).type()).isEqualTo(PictureType.GIF);
    assertThat(good(SamplePictures.webp()).type()).isEqualTo(PictureType.WEBP);
  }

  @Test
  void whatOnlyClaimsToBeAPictureIsRefused() {
    for (String lie :
        List.of(
            "",
            "<svg onload=alert(1)>",
            "<html>",
            "%PDF-1.7",
            "MZ\u0090",
            "PK\u0003\u0004",
            "GIF8",
            "RIFF1234WAVE")) {
      assertThat(Picture.examine(SamplePictures.ascii(lie)))
          .isEqualTo(new Examined.Bad("it is not a picture"));
    }
    assertThat(Picture.examine(SamplePictures.ascii("\0\0\0\u0018ftypheic\0\0\0\0")))
        .isInstanceOf(Examined.Bad.class);
  }

  @Test
  void nothingOfThePlaceIsLeft() {
    for (byte[] file :
        List.of(
            SamplePictures.jpeg(6),
            SamplePictures.png(),
            SamplePictures.gif(),
            SamplePictures.webp())) {
      assertThat(new String(file, ISO_8859_1)).contains(SamplePictures.PLACE);
      assertThat(new String(good(file).bytes(), ISO_8859_1))
          .doesNotContain(SamplePictures.PLACE, "EXIF", "XMP", "adobe.com", "ftyp");
    }
  }

  @Test
  void thePictureItselfIsUntouched() throws Exception {
    for (byte[] file :
        List.of(SamplePictures.jpeg(1), SamplePictures.png(), SamplePictures.gif())) {
      BufferedImage before = ImageIO.read(new ByteArrayInputStream(file));
      BufferedImage after = ImageIO.read(new ByteArrayInputStream(good(file).bytes()));
      assertThat(after.getRGB(0, 0, 16, 9, null, 0, 16))
          .isEqualTo(before.getRGB(0, 0, 16, 9, null, 0, 16));
    }
    for (String format : List.of("jpg", "png", "gif")) {
      assertThat(good(SamplePictures.plain(format)).bytes())
          .isEqualTo(SamplePictures.plain(format));
    }
  }

  @Test
  void thePictureStaysTheRightWayUp() {
    byte[] cleaned = good(SamplePictures.jpeg(6)).bytes();
    assertThat(cleaned).startsWith(0xff, 0xd8, 0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f');
    assertThat(cleaned[31]).isEqualTo((byte) 6);
    assertThat(good(cleaned).bytes()).isEqualTo(cleaned);
    assertThat(good(SamplePictures.jpeg(1)).bytes()).isEqualTo(SamplePictures.plain("jpg"));
  }

  @Test
  void theHeaderOfAWebpNoLongerPromisesWhatIsGone() {
    byte[] cleaned = good(SamplePictures.webp()).bytes();
    assertThat(cleaned[20]).isZero();
    assertThat(cleaned[4]).isEqualTo((byte) (cleaned.length - 8));
  }

  @Test
  void aPictureCutAnywhereOrSpoiltIsCleanedOrRefused() {
    Arbitrary<byte[]> files =
        Arbitrary.among(
            List.of(
                SamplePictures.jpeg(6),
                SamplePictures.png(),
                SamplePictures.gif(),
                SamplePictures.webp()));
    Arbitrary<Integer> places = Arbitrary.ints(0, 2_000);
    Arbitrary<Integer> bytes = Arbitrary.ints(0, 255);
    ForAll.<byte[]>of(
            random -> {
              byte[] file = files.draw(random);
              byte[] part = Arrays.copyOf(file, Math.min(places.draw(random), file.length));
              int at = places.draw(random);
              if (at < part.length) {
                part[at] = bytes.draw(random).byteValue();
              }
              return part;
            })
        .tries(500)
        .check(part -> assertThat(Picture.examine(part)).isNotNull());
  }

  @Test
  void anyBytesBehindAMagicWordAreCleanedOrRefused() {
    Arbitrary<byte[]> magic =
        Arbitrary.among(
                List.of(
                    "\u00ff\u00d8\u00ff", "\u0089PNG\r\n\u001a\n", "GIF89a", "RIFF\0\0\0\0WEBP"))
            .map(SamplePictures::ascii);
    Arbitrary<byte[]> rest = Arbitrary.bytes(200);
    ForAll.<byte[]>of(random -> SamplePictures.join(magic.draw(random), rest.draw(random)))
        .tries(500)
        .check(file -> assertThat(Picture.examine(file)).isNotNull());
  }

  private static Picture good(byte[] file) {
    return switch (Picture.examine(file)) {
      case Examined.Good good -> good.picture();
      case Examined.Bad bad -> throw new AssertionError(bad.reason());
    };
  }
}
