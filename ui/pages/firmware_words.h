// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/firmware/firmware_bundle.h"
#include "ui/style/tone.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace reviver::ui {

/// A state as a chip or a table cell shows it: shape, words and colour.
struct Verdict {
    Tone tone = Tone::Quiet;
    QString icon;
    QString words;
};

/// "Whole", "Damaged", "Cut off", "2 notes", "No checksum".
Verdict verdictOf(const FirmwareImage &image);
/// "8 images, checksums right", "7 images, damaged".
Verdict verdictOf(const FirmwareBundle &bundle);

/// What is wrong with a file, and where.
QString problemText(const BundleProblem &problem);

/// "06": images are counted from 1.
QString imageNumber(std::size_t index);
/// "06  Signal processor 2 (DSP2)"
QString imageTitle(const FirmwareImage &image, std::size_t index);
/// How sure the role is: "Confirmed", "One source", "Inferred", "Not proven".
QString proofText(Certainty certainty);
/// "Huawei record container", "for E392u-12", "version 11.433.57.00.260"; what is not told says so.
QStringList bundleCaption(const FirmwareBundle &bundle);

/// One line about an image.
struct ImageFact {
    QString name;
    QString value;
    bool mono = false;
};

/// Where an image lies, and what makes it what it is.
QList<ImageFact> imageFacts(const FirmwareImage &image);
/// What the header of its record and its own headers say.
QList<ImageFact> headerFields(const FirmwareImage &image);
/// What is known of the file as a whole.
QList<ImageFact> bundleFacts(const FirmwareBundle &bundle);

/// What was checked and what is to be known, most important first.
struct ImageCheck {
    Tone tone;
    QString text;
};
QList<ImageCheck> imageChecks(const FirmwareImage &image);
/// The same of the file: what is wrong with it, and notes.
QList<ImageCheck> bundleChecks(const FirmwareBundle &bundle);
/// All that is known of an image, as lines for the clipboard.
QString imageText(const FirmwareImage &image, std::size_t index);

}  // namespace reviver::ui
