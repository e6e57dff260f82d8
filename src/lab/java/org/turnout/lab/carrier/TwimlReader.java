package org.turnout.lab.carrier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// Reads the product's answers as Twilio would.
final class TwimlReader {
  private TwimlReader() {}

  /// One `<Message>`.
  record Reply(String body, List<URI> media, Optional<String> statusCallback) {}

  /// Empty when the answer is not XML at all.
  static Optional<List<Reply>> read(WebhookCaller.Reply answer) {
    boolean xml =
        answer.type().startsWith("text/xml") || answer.type().startsWith("application/xml");
    return xml ? read(answer.body()) : Optional.empty();
  }

  /// Empty when the document is not TwiML: at Twilio the whole answer would be lost (12100).
  static Optional<List<Reply>> read(String xml) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      Document document = builder.parse(new ByteArrayInputStream(xml.getBytes(UTF_8)));
      Element root = document.getDocumentElement();
      return root.getTagName().equals("Response") ? Optional.of(messages(root)) : Optional.empty();
    } catch (SAXException | IOException e) {
      return Optional.empty();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's XML parser lacks a safety switch", e);
    }
  }

  private static List<Reply> messages(Element root) {
    List<Reply> replies = new ArrayList<>();
    for (Element message : elements(root, "Message")) {
      List<Element> bodies = elements(message, "Body");
      String body =
          bodies.isEmpty() ? message.getTextContent() : bodies.getFirst().getTextContent();
      String callback = message.getAttribute("statusCallback");
      replies.add(
          new Reply(
              body,
              elements(message, "Media").stream().map(e -> URI.create(e.getTextContent())).toList(),
              callback.isEmpty() ? Optional.empty() : Optional.of(callback)));
    }
    return replies;
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
