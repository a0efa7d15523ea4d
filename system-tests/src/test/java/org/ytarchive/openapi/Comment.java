package org.ytarchive.openapi;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.StartElementTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a comment says, as Markdown.
 *
 * @param text everything before the first tag
 * @param parameters by name
 */
record Comment(String text, Map<String, String> parameters) {
  static final Comment NONE = new Comment("", Map.of());
  private static final Map<String, String> ENTITIES =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"");

  static Comment of(DocCommentTree tree) {
    var parameters = new LinkedHashMap<String, String>();
    for (var tag : tree.getBlockTags()) {
      if (tag instanceof ParamTree parameter) {
        parameters.put(parameter.getName().toString(), markdown(parameter.getDescription()));
      }
    }
    return new Comment(markdown(tree.getFullBody()), Map.copyOf(parameters));
  }

  private static String markdown(List<? extends DocTree> parts) {
    var text = parts.stream().map(Comment::markdown).collect(Collectors.joining());
    return text.replaceAll("[ \\t\\n]+", " ").replace(" ¶ ", "\n\n").strip();
  }

  private static String markdown(DocTree part) {
    return switch (part) {
      case LiteralTree literal -> "`" + literal.getBody().getBody().strip() + "`";
      case LinkTree link -> "`" + named(link) + "`";
      case EntityTree entity -> ENTITIES.getOrDefault(entity.getName().toString(), "");
      case StartElementTree element -> element.getName().contentEquals("p") ? " ¶ " : "";
      default -> part.toString();
    };
  }

  /** A constant's or method's own name, or a type's without its package. */
  private static String named(LinkTree link) {
    var signature = link.getReference().getSignature();
    return signature.substring(
        Math.max(signature.lastIndexOf('#'), signature.lastIndexOf('.')) + 1);
  }

  /** The first sentence, without its full stop. */
  String summary() {
    var first = text.split("(?<=[.;:]) |\n", 2)[0];
    return first.replaceAll("[.;:]$|`", "");
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }
}
