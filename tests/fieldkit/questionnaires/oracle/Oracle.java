import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.FormIndex;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.instance.TreeReference;
import org.javarosa.form.api.FormEntryController;
import org.javarosa.form.api.FormEntryModel;
import org.javarosa.form.api.FormEntryPrompt;
import org.javarosa.model.xform.XFormSerializingVisitor;
import org.javarosa.test.Scenario;
import org.javarosa.xform.util.XFormAnswerDataParser;
import org.opendatakit.validate.ErrorListener;
import org.opendatakit.validate.FormValidator;

/**
 * What the reference engine says about a form. Reads one request a line:
 * "check PATH" answers "ok" or "bad"; "play FORM STEPS" answers one line of XML for the
 * start and for each step ("answer REF VALUE", "refused REF VALUE" for one that must not be taken, "add REF", "remove REF"), or "error" and why.
 * Fields are separated by tabs, and every answer ends with a line ".".
 */
public final class Oracle {
    private static final PrintStream OUT = System.out;

    public static void main(String[] args) throws Exception {
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        PrintStream out = new PrintStream(OUT, true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split("\t", -1);
            if (words[0].equals("check")) {
                out.println(check(words[1]));
            } else {
                play(words[1], words[2], out);
            }
            out.println(".");
        }
    }

    private static String check(String path) {
        List<String> errors = new ArrayList<>();
        try {
            new FormValidator().setErrorListener(new ErrorListener() {
                @Override
                public void error(Object err) {
                    errors.add(String.valueOf(err));
                }

                @Override
                public void error(Object err, Throwable t) {
                    errors.add(err + " " + t.getMessage());
                }

                @Override
                public void info(Object msg) {
                }
            }).validate(path);
        } catch (Throwable error) {
            errors.add(String.valueOf(error));
        }
        return errors.isEmpty() ? "ok" : "bad\t" + oneLine(String.join(" / ", errors));
    }

    private static void play(String form, String steps, PrintStream out) {
        try {
            Scenario scenario = Scenario.init(new File(form));
            out.println(xml(scenario));
            for (String line : Files.readAllLines(Path.of(steps))) {
                String[] words = line.split("\t", -1);
                switch (words[0]) {
                    case "answer" -> answer(scenario, words[1], words[2]);
                    case "refused" -> {
                        if (answer(scenario, words[1], words[2]) == FormEntryController.ANSWER_OK) {
                            throw new IllegalStateException("taken: " + line);
                        }
                    }
                    case "add" -> scenario.createNewRepeat(words[1]);
                    case "remove" -> remove(scenario, words[1]);
                    default -> throw new IllegalArgumentException(line);
                }
                out.println(xml(scenario));
            }
        } catch (Throwable error) {
            out.println("error\t" + oneLine(String.valueOf(error)));
        }
    }

    private static int answer(Scenario scenario, String ref, String value) {
        FormIndex index = scenario.indexOf(ref);
        FormEntryPrompt prompt = scenario.getFormEntryController().getModel().getQuestionPrompt(index);
        IAnswerData data = value.isEmpty()
            ? null
            : XFormAnswerDataParser.getAnswerData(value, prompt.getDataType(), prompt.getQuestion());
        return scenario.getFormEntryController().answerQuestion(index, data, true);
    }

    /** The repeat itself is looked for: the scenario's own verb takes the first repeat inside it away. */
    private static void remove(Scenario scenario, String ref) {
        FormEntryModel model = scenario.getFormEntryController().getModel();
        TreeReference wanted = Scenario.getRef(ref);
        FormIndex index = FormIndex.createBeginningOfFormIndex();
        while (!index.isEndOfFormIndex()) {
            index = model.incrementIndex(index);
            if (model.getEvent(index) == FormEntryController.EVENT_REPEAT && index.getReference().equals(wanted)) {
                scenario.getFormDef().deleteRepeat(index);
                return;
            }
        }
        throw new IllegalArgumentException("nothing to remove at " + ref);
    }

    /** Walks through as a client does: counted repeats and lists of choices settle only then. Returns what is asked. */
    private static String walk(Scenario scenario) {
        List<String> asked = new ArrayList<>();
        scenario.jumpToBeginningOfForm();
        while (!scenario.atTheEndOfForm()) {
            scenario.next();
            if (!scenario.atTheEndOfForm() && scenario.atQuestion()) {
                asked.add(prompt(scenario.getFormEntryPromptAtIndex()));
            }
        }
        return String.join("\u001e", asked);
    }

    private static String prompt(FormEntryPrompt prompt) {
        List<String> said = new ArrayList<>();
        said.add(prompt.getIndex().getReference().toString(true));
        said.add(prompt.isRequired() ? "required" : "");
        said.add(prompt.isReadOnly() ? "readonly" : "");
        said.add(String.valueOf(prompt.getLongText()));
        if (prompt.getSelectChoices() != null) {
            prompt.getAnswerValue();
            prompt.getSelectChoices().forEach(one -> said.add(one.getValue() + "=" + prompt.getSelectChoiceText(one)));
        }
        return String.join("\u001f", said);
    }

    private static String xml(Scenario scenario) throws Exception {
        walk(scenario);
        String asked = walk(scenario);
        FormDef form = scenario.getFormDef();
        byte[] bytes = new XFormSerializingVisitor().serializeInstance(form.getMainInstance(), form);
        return oneLine(new String(bytes, StandardCharsets.UTF_8)) + "\t" + oneLine(asked);
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }
}
